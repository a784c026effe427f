package org.onhook.asterisk.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.SnapshotConnection;
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
        return mapper(endpoints, Map.of());
    }

    private CallMapper mapper(EndpointNames endpoints, Map<String, String> formerCallIds) {
        CallSink sink = new CallSink() {
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
        };
        return new CallMapper(endpoints, sink, formerCallIds);
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

    // ---- the list of channels

    private void listed(String channel, String id, String state, String... more) throws IOException {
        List<String> fields = new ArrayList<>(List.of("ActionID: 3", "ChannelState: " + state));
        fields.addAll(List.of(more));
        event("CoreShowChannel", channel, id, fields.toArray(String[]::new));
    }

    /** What the snapshots say once the list is complete: for a DN or a call, its devices and their states. */
    private List<String> snapshots(String... dns) {
        events.clear();
        mapper.listed(List.of(dns));
        return events.stream()
                .map(event -> event instanceof CallEvent.DeviceSnapshot device
                        ? "DN " + device.dn() + legs(device.connections())
                        : "call " + ((CallEvent.CallSnapshot) event).callId()
                                + legs(((CallEvent.CallSnapshot) event).connections()))
                .toList();
    }

    private static String legs(List<SnapshotConnection> connections) {
        StringBuilder text = new StringBuilder(":");
        for (SnapshotConnection leg : connections) {
            assertThat(leg.connection().device()).isEqualTo(leg.device());
            text.append(' ').append(leg.connection().callId());
            text.append('/').append(leg.device().id());
            text.append(' ').append(leg.state());
        }
        return text.toString();
    }

    @Test
    void aCompleteListTellsTheLegsOfEachDnAndCall() throws IOException {
        mapper.listing();
        listed("PJSIP/101-a", "1", "6", "BridgeId: x");
        listed("PJSIP/102-b", "2", "6", "BridgeId: x");
        listed("Local/7@x-1;1", "3", "6");
        listed("PJSIP/103-c", "4", "5", "Linkedid: 4");
        assertThat(snapshots("101", "102", "103", "104"))
                .containsExactly(
                        "DN 101: 1/101 CONNECTED",
                        "DN 102: 1/102 CONNECTED",
                        "DN 103: 1/103 ALERTING",
                        "DN 104:",
                        "call 1: 1/101 CONNECTED 1/102 CONNECTED 1/103 ALERTING");
        CallEvent.CallSnapshot call = (CallEvent.CallSnapshot) events.get(events.size() - 1);
        assertThat(call.callingDevice().id()).isEqualTo("101");
        assertThat(call.calledDevice().id()).isEqualTo("102");
    }

    @Test
    void whatHappensWhileTheListIsOnItsWayCounts() throws IOException {
        mapper.listing();
        listed("PJSIP/101-a", "1", "6", "BridgeId: x");
        event("Hangup", "PJSIP/101-a", "1", "Cause: 16");
        event("Hangup", "PJSIP/102-b", "2", "Cause: 16");
        listed("PJSIP/102-b", "2", "6", "BridgeId: x");
        event("Newchannel", "PJSIP/103-c", "3", "ChannelState: 4");
        event("Newstate", "PJSIP/104-d", "4", "ChannelState: 6");
        listed("PJSIP/104-d", "4", "5");
        assertThat(snapshots("101", "102", "103", "104"))
                .containsExactly(
                        "DN 101:",
                        "DN 102:",
                        "DN 103: 1/103 CONNECTED",
                        "DN 104: 1/104 CONNECTED",
                        "call 1: 1/103 CONNECTED 1/104 CONNECTED");
        assertThat(mapper.callIds()).containsOnlyKeys("3", "4");
    }

    @Test
    void aChannelThatIsNotListedAnyMoreHasNoLegButItsHangupMayStillCome() throws IOException {
        event("Newchannel", "PJSIP/101-a", "1", "ChannelState: 6");
        event("Newchannel", "PJSIP/102-b", "2", "ChannelState: 6");
        mapper.listing();
        listed("PJSIP/101-a", "1", "6");
        assertThat(snapshots("101", "102")).contains("DN 101: 1/101 CONNECTED", "DN 102:");
        event("Hangup", "PJSIP/102-b", "2", "Cause: 16");

        assertThat(events).last().isInstanceOf(CallEvent.ConnectionCleared.class);
    }

    @Test
    void aChannelThatIsMissingFromTwoListsIsForgotten() throws IOException {
        event("Newchannel", "PJSIP/101-a", "1", "ChannelState: 6");
        for (int list = 0; list < 2; list++) {
            mapper.listing();
            mapper.listed(List.of());
        }

        assertThat(mapper.callIds()).isEmpty();
    }

    @Test
    void aBridgeThatWasLeftWhileTheListWasOnItsWayIsNotEnteredAgain() throws IOException {
        mapper.listing();
        listed("PJSIP/101-a", "1", "6", "BridgeId: x");
        event("BridgeLeave", "PJSIP/102-b", "2", "BridgeUniqueid: x");
        listed("PJSIP/102-b", "2", "6", "BridgeId: x");
        mapper.listed(List.of());
        event("HangupRequest", "PJSIP/101-a", "1");
        assertThat(notes(HangupFact.REQUEST)).containsExactly("101");
        assertThat(notes(HangupFact.PEER_REQUEST)).isEmpty();
    }

    @Test
    void aCallerThatWaitsInAQueueIsListedWithIt() throws IOException {
        mapper.listing();
        listed("PJSIP/101-a", "1", "6", "Application: Queue", "ApplicationData: sales,tT");
        assertThat(names()).containsExactly("Established", "Queued");
        assertThat(snapshots("101"))
                .containsExactly("DN 101: 1/101 CONNECTED", "call 1: 1/101 CONNECTED 1/queue sales QUEUED");
        event("QueueCallerLeave", "PJSIP/101-a", "1", "Queue: sales");
        assertThat(snapshots("101")).containsExactly("DN 101: 1/101 CONNECTED", "call 1: 1/101 CONNECTED");
    }

    @Test
    void whoHoldsAndWhoHasLeftByATransferIsToldFromTheOthers() throws IOException {
        call();
        answer();
        event("Hold", "PJSIP/102-b", "2");
        assertThat(snapshots("101", "102"))
                .containsExactly("DN 101: 1/101 CONNECTED", "DN 102: 1/102 HOLD", "call 1: 1/101 CONNECTED 1/102 HOLD");
        event("Unhold", "PJSIP/102-b", "2");
        take("Event: BlindTransfer", "Result: Success", "TransfererUniqueid: 1", "TransfereeUniqueid: 2");
        assertThat(snapshots("101", "102"))
                .containsExactly("DN 101:", "DN 102: 1/102 CONNECTED", "call 1: 1/102 CONNECTED");
    }

    @Test
    void aChannelIsReportedInTheCallInWhichItWasOnTheConnectionBefore() throws IOException {
        mapper = mapper(new EndpointNames(true, Set.of()), Map.of("10", "8"));
        mapper.listing();
        take("Event: CoreShowChannel", "Channel: PJSIP/103-c", "Uniqueid: 10", "Linkedid: 9", "ChannelState: 6");
        assertThat(snapshots("103")).containsExactly("DN 103: 8/103 CONNECTED", "call 8: 8/103 CONNECTED");
        assertThat(mapper.callIds()).containsExactly(Map.entry("10", "8"));
    }

    @Test
    void whatIsOfNoUseIsCounted() throws IOException {
        take("Event: VarSet", "Variable: x");
        assertThat(skipped).containsExactly("VarSet");
        assertThat(events).isEmpty();
    }
}
