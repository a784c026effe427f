package org.onhook.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.ConnectionId;
import org.onhook.api.call.DeviceId;
import org.onhook.api.call.DeviceKind;
import org.onhook.api.driver.SwitchRequest;
import org.onhook.api.request.TError;
import org.onhook.api.request.TRequest;
import org.onhook.api.request.TRequestType;
import org.onhook.asterisk.settings.LinkSettings;

/** How the requests of clients become actions, and their answers events. */
@Timeout(60)
class RequestsTest {

    private final BlockingQueue<CallEvent> events = new LinkedBlockingQueue<>();
    private FakeAsterisk asterisk;
    private AsteriskLink link;

    @BeforeEach
    void talk() throws Exception {
        asterisk = new FakeAsterisk();
        link = new AsteriskLink(LinkSettings.parse(
                "a",
                "a.cfg",
                Map.of(
                        "host", "127.0.0.1",
                        "port", Integer.toString(asterisk.port()),
                        "username", "onhook",
                        "password", "hush",
                        "endpoints", "101,102,103"),
                Path.of("")));
        link.open(events::add);
        asterisk.logIn(channel("101", "1"), channel("102", "2"));
        until(CallEvent.LinkUp.class);
    }

    @AfterEach
    void close() throws IOException {
        link.close();
        asterisk.close();
    }

    private static String channel(String dn, String id) {
        return "Channel: PJSIP/" + dn + "-" + id + "\r\nUniqueid: " + id
                + "\r\nLinkedid: 1\r\nChannelState: 6\r\nBridgeId: b";
    }

    private <T extends CallEvent> T until(Class<T> kind) throws InterruptedException {
        for (CallEvent event = events.poll(10, TimeUnit.SECONDS); event != null; ) {
            if (kind.isInstance(event)) {
                return kind.cast(event);
            }
            event = events.poll(10, TimeUnit.SECONDS);
        }
        throw new AssertionError("no " + kind.getSimpleName());
    }

    private <T extends CallEvent> T next(Class<T> kind) throws InterruptedException {
        CallEvent event = events.poll(10, TimeUnit.SECONDS);
        assertThat(event).isInstanceOf(kind);
        return kind.cast(event);
    }

    private static SwitchRequest request(TRequestType type, String connection, String otherDn) {
        return new SwitchRequest(
                77,
                new TRequest(type, "101", 1, 0, otherDn),
                new ConnectionId("1", device(connection)),
                ConnectionId.NONE);
    }

    private static DeviceId device(String channel) {
        return new DeviceId.Identified(channel, "1", DeviceKind.INTERNAL_NUMBER);
    }

    private boolean carry(TRequestType type, String connection) {
        return link.carry(request(type, connection, "103"));
    }

    @ParameterizedTest
    @CsvSource({
        "RELEASE_CALL, Hangup, Cause: 16",
        "CLEAR_CALL, Hangup, Cause: 16",
        "DELETE_FROM_CONFERENCE, Hangup, Cause: 16",
        "SINGLE_STEP_TRANSFER, BlindTransfer, Exten: 103"
    })
    void aRequestIsAnActionOnTheChannelOfItsConnection(TRequestType type, String action, String field)
            throws Exception {
        assertThat(link.requests()).contains(type);
        assertThat(carry(type, "PJSIP/101-1")).isTrue();
        FakeAsterisk.Action asked = asterisk.read();
        assertThat(asked.lines()).contains("Action: " + action, "Channel: PJSIP/101-1", field);
        asterisk.respond(asked, "Success", "as told");
        CallEvent.RequestConfirmed confirmed = next(CallEvent.RequestConfirmed.class);
        assertThat(confirmed.referenceId()).isEqualTo(77);
        assertThat(confirmed.initiated()).isEqualTo(ConnectionId.NONE);
        assertThat(link.status().counters()).containsEntry("requests", 1L);
    }

    @Test
    void nothingElseIsOffered() {
        assertThat(link.requests())
                .containsExactlyInAnyOrder(
                        TRequestType.RELEASE_CALL,
                        TRequestType.CLEAR_CALL,
                        TRequestType.DELETE_FROM_CONFERENCE,
                        TRequestType.SINGLE_STEP_TRANSFER);
    }

    @ParameterizedTest
    @CsvSource({
        "No such channel, INVALID_CONN_ID",
        "Channel specified does not exist, INVALID_CONN_ID",
        "Transfer invalid, INVALID_CONN_ID",
        "Permission denied, UNSUPPORTED_OPERATION",
        "Transfer not permitted, UNSUPPORTED_OPERATION",
        "Invalid/unknown command: BlindTransfer. Use Action: ListCommands to show available commands.,"
                + " UNSUPPORTED_OPERATION",
        "Transfer failed, INVALID_ATTRIBUTE",
        "Something else, UNKNOWN_ERROR"
    })
    void aRefusalIsTheErrorOfTLibraryWithWhatAsteriskWrote(String message, TError error) throws Exception {
        carry(TRequestType.RELEASE_CALL, "PJSIP/101-1");
        asterisk.respond(asterisk.read(), "Error", message);
        CallEvent.RequestFailed failed = next(CallEvent.RequestFailed.class);
        assertThat(failed.referenceId()).isEqualTo(77);
        assertThat(failed.error()).isEqualTo(error);
        assertThat(failed.text()).isEqualTo(message);
        assertThat(link.status().counters()).containsEntry("requests.refused", 1L);
    }

    @Test
    void anAnswerComesWhereAsteriskPutItAmongItsEvents() throws Exception {
        carry(TRequestType.RELEASE_CALL, "PJSIP/101-1");
        FakeAsterisk.Action asked = asterisk.read();
        asterisk.send("Event: Hold", "Channel: PJSIP/102-2", "Uniqueid: 2", "Linkedid: 1", "");
        asterisk.respond(asked, "Success", "Channel Hungup");
        asterisk.send("Event: Unhold", "Channel: PJSIP/102-2", "Uniqueid: 2", "Linkedid: 1", "");
        next(CallEvent.Held.class);
        next(CallEvent.RequestConfirmed.class);
        next(CallEvent.Retrieved.class);
    }

    @Test
    void answersToSeveralActionsAreKeptApart() throws Exception {
        carry(TRequestType.RELEASE_CALL, "PJSIP/101-1");
        link.carry(new SwitchRequest(
                78,
                TRequest.onCall(TRequestType.RELEASE_CALL, "102", 1),
                new ConnectionId("1", device("PJSIP/102-2")),
                ConnectionId.NONE));
        FakeAsterisk.Action first = asterisk.read();
        FakeAsterisk.Action second = asterisk.read();
        asterisk.respond(second, "Success", "Channel Hungup");
        asterisk.respond(first, "Error", "No such channel");
        assertThat(next(CallEvent.RequestConfirmed.class).referenceId()).isEqualTo(78);
        assertThat(next(CallEvent.RequestFailed.class).referenceId()).isEqualTo(77);
    }

    @Test
    void aClearedCallIsHungUpForEverybodyOnceItIsForTheOneWhoWantsIt() throws Exception {
        carry(TRequestType.CLEAR_CALL, "PJSIP/101-1");
        FakeAsterisk.Action own = asterisk.read();
        assertThat(own.lines()).contains("Channel: PJSIP/101-1");
        asterisk.respond(own, "Success", "Channel Hungup");
        FakeAsterisk.Action other = asterisk.read();
        assertThat(other.lines()).contains("Action: Hangup", "Channel: PJSIP/102-2");
        asterisk.respond(other, "Error", "No such channel");
        asterisk.send("Event: Hold", "Channel: PJSIP/102-2", "Uniqueid: 2", "Linkedid: 1", "");
        next(CallEvent.RequestConfirmed.class);
        next(CallEvent.Held.class);
        assertThat(link.status().counters()).doesNotContainKeys("answers.unexpected", "requests.refused");
    }

    @Test
    void aCallThatCannotBeClearedIsClearedForNobody() throws Exception {
        carry(TRequestType.CLEAR_CALL, "PJSIP/101-1");
        asterisk.respond(asterisk.read(), "Error", "No such channel");
        next(CallEvent.RequestFailed.class);
        assertThat(asterisk.hearsNothingFor(200)).isTrue();
    }

    @Test
    void aChannelThatHasGoneIsNotAskedFor() throws Exception {
        asterisk.send("Event: Hangup", "Channel: PJSIP/101-1", "Uniqueid: 1", "Linkedid: 1", "Cause: 16", "");
        until(CallEvent.ConnectionCleared.class);
        carry(TRequestType.RELEASE_CALL, "PJSIP/101-1");
        assertThat(next(CallEvent.RequestFailed.class).error()).isEqualTo(TError.INVALID_CONN_ID);
        assertThat(asterisk.hearsNothingFor(200)).isTrue();
    }

    @Test
    void aChannelIsFoundByTheNameThatItHasNow() throws Exception {
        asterisk.send("Event: Rename", "Channel: PJSIP/101-1", "Newname: PJSIP/101-9", "Uniqueid: 1", "");
        asterisk.send("Event: Hold", "Channel: PJSIP/102-2", "Uniqueid: 2", "Linkedid: 1", "");
        until(CallEvent.Held.class);
        carry(TRequestType.RELEASE_CALL, "PJSIP/101-1");
        assertThat(asterisk.read().lines()).contains("Channel: PJSIP/101-9");
    }

    @Test
    void whatIsInFlightWhenTheConnectionIsLostIsAnsweredByNobody() throws Exception {
        carry(TRequestType.RELEASE_CALL, "PJSIP/101-1");
        FakeAsterisk.Action asked = asterisk.read();
        asterisk.hangUp();
        next(CallEvent.LinkDown.class);
        asterisk.logIn();
        until(CallEvent.LinkUp.class);
        asterisk.respond(asked, "Success", "Channel Hungup");
        asterisk.send("Event: Newchannel", "Channel: PJSIP/102-5", "Uniqueid: 5", "Linkedid: 5", "ChannelState: 4", "");
        next(CallEvent.Originated.class);
        assertThat(link.status().counters()).containsEntry("answers.unexpected", 1L);
    }

    @Test
    void aLinkThatIsNotUpSaysSo() throws Exception {
        asterisk.hangUp();
        next(CallEvent.LinkDown.class);
        asterisk.accept();
        assertThat(carry(TRequestType.RELEASE_CALL, "PJSIP/101-1")).isTrue();
        assertThat(until(CallEvent.RequestFailed.class).error()).isEqualTo(TError.SWITCH_NOT_CONNECTED);
    }

    @Test
    void aLinkThatIsClosedTakesNoRequest() throws Exception {
        link.close();
        events.clear();
        assertThat(carry(TRequestType.RELEASE_CALL, "PJSIP/101-1")).isFalse();
        assertThat(events).isEmpty();
    }

    @Test
    void whatAnActionHungUpIsNotedWhenItsEndComesToLight() throws Exception {
        carry(TRequestType.RELEASE_CALL, "PJSIP/101-1");
        asterisk.respond(asterisk.read(), "Success", "Channel Hungup");
        next(CallEvent.RequestConfirmed.class);
        asterisk.send(leave("101", "1"));
        CallEvent.Noted own = next(CallEvent.Noted.class);
        assertThat(own.kind()).isEqualTo("asterisk.action");
        assertThat(own.connection().device().raw()).isEqualTo("PJSIP/101-1");
        assertThat(own.text()).contains("number=101");
        CallEvent.Noted peer = next(CallEvent.Noted.class);
        assertThat(peer.kind()).isEqualTo("asterisk.peer-action");
        assertThat(peer.connection().device().raw()).isEqualTo("PJSIP/102-2");
        assertThat(peer.text()).contains("number=101").contains("relation=bridge");
    }

    @Test
    void anActionThatWasRefusedOrCameAfterTheDevicesOwnHangUpIsNotNoted() throws Exception {
        carry(TRequestType.RELEASE_CALL, "PJSIP/101-1");
        asterisk.respond(asterisk.read(), "Error", "No such channel");
        next(CallEvent.RequestFailed.class);
        asterisk.send(leave("101", "1"));
        carry(TRequestType.RELEASE_CALL, "PJSIP/102-2");
        FakeAsterisk.Action second = asterisk.read();
        asterisk.send("Event: HangupRequest", "Channel: PJSIP/102-2", "Uniqueid: 2", "Linkedid: 1", "Cause: 16", "");
        asterisk.respond(second, "Success", "Channel Hungup");
        asterisk.send(leave("102", "2"));
        asterisk.send("Event: Hangup", "Channel: PJSIP/102-2", "Uniqueid: 2", "Linkedid: 1", "Cause: 16", "");
        assertThat(next(CallEvent.Noted.class).kind()).isEqualTo("asterisk.hangup-request");
        next(CallEvent.RequestConfirmed.class);
        assertThat(next(CallEvent.Noted.class).kind()).isEqualTo("asterisk.hangup");
        next(CallEvent.ConnectionCleared.class);
    }

    private static String[] leave(String dn, String id) {
        return new String[] {
            "Event: BridgeLeave",
            "Channel: PJSIP/" + dn + "-" + id,
            "Uniqueid: " + id,
            "Linkedid: 1",
            "BridgeUniqueid: b",
            "BridgeType: basic",
            ""
        };
    }
}
