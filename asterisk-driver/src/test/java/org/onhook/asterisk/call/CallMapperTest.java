package org.onhook.asterisk.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.onhook.api.call.CallEvent;
import org.onhook.asterisk.settings.EndpointNames;
import org.onhook.asterisk.wire.Packet;
import org.onhook.asterisk.wire.PacketReader;
import org.onhook.asterisk.wire.ReaderLimits;

class CallMapperTest {

    private final List<CallEvent> events = new ArrayList<>();
    private final List<String> seen = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();
    private CallMapper mapper = mapper(new EndpointNames(true, Set.of()));

    private CallMapper mapper(EndpointNames endpoints) {
        return new CallMapper(endpoints, new CallSink() {
            @Override
            public void seen(String endpoint) {
                seen.add(endpoint);
            }

            @Override
            public void event(CallEvent event) {
                events.add(event);
            }

            @Override
            public long micros() {
                return 5;
            }

            @Override
            public void skipped(String event) {
                skipped.add(event);
            }
        });
    }

    private void take(String... fields) throws IOException {
        PacketReader reader = new PacketReader(ReaderLimits.DEFAULT);
        String text = String.join("\n", fields) + "\n\n";
        reader.fill(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        for (Optional<Packet> packet = reader.next(); packet.isPresent(); packet = reader.next()) {
            mapper.take(packet.get());
        }
    }

    private void event(String event, String channel, String id, String... more) throws IOException {
        List<String> fields = new ArrayList<>(
                List.of("Event: " + event, "Channel: " + channel, "Uniqueid: " + id, "Linkedid: 1", "Exten: 102"));
        fields.addAll(List.of(more));
        take(fields.toArray(String[]::new));
    }

    private void call() throws IOException {
        event("Newchannel", "PJSIP/101-a", "1", "ChannelState: 4");
        event("Newchannel", "PJSIP/102-b", "2", "ChannelState: 0");
        event("DialBegin", "PJSIP/101-a", "1", "DestChannel: PJSIP/102-b", "DestUniqueid: 2", "DestLinkedid: 1");
        event("Newstate", "PJSIP/102-b", "2", "ChannelState: 5");
    }

    private void answer() throws IOException {
        event("Newstate", "PJSIP/102-b", "2", "ChannelState: 6");
        event("DialEnd", "PJSIP/101-a", "1", "DestUniqueid: 2", "DestChannel: PJSIP/102-b", "DialStatus: ANSWER");
        event("Newstate", "PJSIP/101-a", "1", "ChannelState: 6");
        event("BridgeEnter", "PJSIP/102-b", "2", "BridgeUniqueid: x", "BridgeType: basic");
        event("BridgeEnter", "PJSIP/101-a", "1", "BridgeUniqueid: x", "BridgeType: basic");
    }

    private List<String> names() {
        return events.stream().map(event -> event.getClass().getSimpleName()).toList();
    }

    private List<String> notes(String kind) {
        return events.stream()
                .filter(event ->
                        event instanceof CallEvent.Noted noted && noted.kind().equals(kind))
                .map(event -> ((CallEvent.Noted) event).report().dn())
                .toList();
    }

    @Test
    void aCallIsOriginatedDeliveredEstablishedAndCleared() throws IOException {
        call();
        answer();
        event("Hangup", "PJSIP/101-a", "1", "Cause: 16");
        assertThat(names())
                .containsExactly("Originated", "Delivered", "Established", "Established", "Noted", "ConnectionCleared");
        assertThat(seen).containsExactly("101", "102");
    }

    @Test
    void aRequestIsNotedWithBothLegsOfABridge() throws IOException {
        call();
        answer();
        event("HangupRequest", "PJSIP/101-a", "1", "Cause: 16");
        assertThat(notes(HangupFact.REQUEST)).containsExactly("101");
        assertThat(notes(HangupFact.PEER_REQUEST)).containsExactly("102");
    }

    @Test
    void aCancelIsNotedWithEachDialledLeg() throws IOException {
        call();
        event("HangupRequest", "PJSIP/101-a", "1", "TechCause: 487");
        assertThat(notes(HangupFact.PEER_REQUEST)).containsExactly("102");
    }

    @Test
    void aRejectionIsNotedWithTheCallerOnlyWhereNobodyElseIsRinging() throws IOException {
        call();
        event("Newchannel", "PJSIP/103-c", "3", "ChannelState: 5");
        event("DialBegin", "PJSIP/101-a", "1", "DestChannel: PJSIP/103-c", "DestUniqueid: 3", "DestLinkedid: 1");
        event("HangupRequest", "PJSIP/102-b", "2", "TechCause: 603");
        assertThat(notes(HangupFact.PEER_REQUEST)).isEmpty();
        event("HangupRequest", "PJSIP/103-c", "3", "TechCause: 603");
        assertThat(notes(HangupFact.PEER_REQUEST)).containsExactly("101");
    }

    @Test
    void whoLeftTheBridgeBeforeIsNotJoinedAnyMore() throws IOException {
        call();
        answer();
        event("BridgeLeave", "PJSIP/101-a", "1", "BridgeUniqueid: x");
        event("HangupRequest", "PJSIP/102-b", "2");
        assertThat(notes(HangupFact.PEER_REQUEST)).isEmpty();
    }

    @Test
    void localChannelsAreNoPartiesButJoin() throws IOException {
        event("Newchannel", "PJSIP/101-a", "1", "ChannelState: 6");
        event("Newchannel", "Local/x@y-1;1", "8", "ChannelState: 0");
        event("Newchannel", "Local/x@y-1;2", "9", "ChannelState: 4");
        take(
                "Event: LocalBridge",
                "LocalOneChannel: Local/x@y-1;1",
                "LocalOneUniqueid: 8",
                "LocalOneLinkedid: 1",
                "LocalTwoChannel: Local/x@y-1;2",
                "LocalTwoUniqueid: 9",
                "LocalTwoLinkedid: 1");
        event("DialBegin", "PJSIP/101-a", "1", "DestChannel: Local/x@y-1;1", "DestUniqueid: 8", "DestLinkedid: 1");
        event("Newchannel", "PJSIP/102-b", "2", "ChannelState: 5");
        event("DialBegin", "Local/x@y-1;2", "9", "DestChannel: PJSIP/102-b", "DestUniqueid: 2", "DestLinkedid: 1");
        event("HangupRequest", "Local/x@y-1;1", "8");
        assertThat(notes(HangupFact.PEER_REQUEST)).isEmpty();
        event("HangupRequest", "PJSIP/102-b", "2", "TechCause: 603");
        assertThat(notes(HangupFact.PEER_REQUEST)).containsExactly("101");
        assertThat(seen).containsExactly("101", "102");
    }

    @Test
    void aLostForkIsDiverted() throws IOException {
        call();
        event("Hangup", "PJSIP/102-b", "2", "Cause: 26");
        assertThat(names()).containsExactly("Originated", "Delivered", "Diverted");
    }

    @Test
    void whoTransferredIsNotClearedOnceMore() throws IOException {
        call();
        answer();
        take("Event: BlindTransfer", "Result: Success", "TransfererUniqueid: 1", "TransfereeUniqueid: 2");
        event("HangupRequest", "PJSIP/101-a", "1");
        event("Hangup", "PJSIP/101-a", "1", "Cause: 16");
        assertThat(names()).contains("Transferred").doesNotContain("ConnectionCleared");
        assertThat(notes(HangupFact.PEER_REQUEST)).isEmpty();
    }

    @Test
    void aTrunksPartyHasItsNumberUnlessThatIsADns() throws IOException {
        mapper = mapper(new EndpointNames(false, Set.of("101")));
        event("Newchannel", "PJSIP/trunk-a", "1", "ChannelState: 4", "CallerIDNum: 0301234");
        event("Newchannel", "PJSIP/trunk-b", "2", "ChannelState: 4", "CallerIDNum: 101");
        assertThat(events)
                .extracting(
                        event -> ((CallEvent.Originated) event).callingDevice().id())
                .containsExactly("0301234", "PJSIP/trunk-b");
        assertThat(seen).isEmpty();
    }

    @Test
    void theTimeIsAsterisksOwnWhereItTells() throws IOException {
        event("Newchannel", "PJSIP/101-a", "1", "ChannelState: 6");
        event("HangupRequest", "PJSIP/101-a", "1", "Timestamp: 1795308715.02702");
        CallEvent.Noted noted = (CallEvent.Noted) events.get(events.size() - 1);
        assertThat(noted.report().micros()).isEqualTo(5);
        assertThat(HangupFact.parse(noted.text()).orElseThrow().at()).isEqualTo(1_795_308_715_027_020L);
    }

    @Test
    void whatIsOfNoUseIsCounted() throws IOException {
        take("Event: VarSet", "Variable: x");
        assertThat(skipped).containsExactly("VarSet");
        assertThat(events).isEmpty();
    }
}
