package org.onhook.tlib.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onhook.api.call.Cause;
import org.onhook.api.call.EventCause;
import org.onhook.api.tracking.CallChange;
import org.onhook.api.tracking.CallType;
import org.onhook.api.tracking.PartyInfo;
import org.onhook.api.tracking.PartyState;
import org.onhook.tlib.Story;

class ProgressEventsTest {

    @Test
    void aCallerWithoutAPartnerDialsTheNumberThatWasCalled() {
        PartyInfo dialing = Story.in(PartyState.DIALING, Story.A);
        assertThat(added(dialing, PartyInfo.NOBODY))
                .containsExactly(
                        "EventCallPartyAdded DN=2001 PartyState=65548 Cause=0",
                        "EventDialing ThisDN=2001 ThisDNRole=1 OtherDN=2002 OtherDNRole=2 CallState=0");
    }

    @Test
    void aPartyThatOnlyWentOffHookHasNoDnBasedCallEvent() {
        assertThat(added(Story.in(PartyState.INITIATED, Story.A), PartyInfo.NOBODY))
                .containsExactly("EventCallPartyAdded DN=2001 PartyState=1 Cause=0");
    }

    @Test
    void anAlertingPartyRings() {
        assertThat(added(Story.in(PartyState.ALERTING, Story.B), Story.A))
                .containsExactly(
                        "EventCallPartyAdded DN=2002 PartyState=10 Cause=0",
                        "EventRinging ThisDN=2002 ThisDNRole=2 OtherDN=2001 OtherDNRole=1 CallState=0");
    }

    @Test
    void aQueueIsItsOwnThisQueue() {
        assertThat(added(Story.QUEUE, Story.A))
                .containsExactly(
                        "EventCallPartyAdded DN=8000 PartyState=9 Cause=0",
                        "EventQueued ThisDN=8000 ThisDNRole=2 ThisQueue=8000 OtherDN=2001 OtherDNRole=1 CallState=0");
    }

    @Test
    void aPartyFoundOnHoldIsEstablishedAndThenHeld() {
        assertThat(added(Story.in(PartyState.HELD, Story.B), Story.A))
                .containsExactly(
                        "EventCallPartyAdded DN=2002 PartyState=14 Cause=0",
                        "EventEstablished ThisDN=2002 ThisDNRole=2 OtherDN=2001 OtherDNRole=1 CallState=0",
                        "EventHeld ThisDN=2002 ThisDNRole=2 OtherDN=2001 OtherDNRole=1 CallState=0");
    }

    @Test
    void anOutsidePartyHasCallBasedEventsAlone() {
        assertThat(added(Story.TRUNK, Story.A)).containsExactly("EventCallPartyAdded DN=trunk 7 PartyState=12 Cause=0");
        assertThat(changed(Story.TRUNK, PartyState.ALERTING, EventCause.NONE))
                .containsExactly("EventCallPartyState DN=trunk 7 PartyState=12 Cause=0");
    }

    @Test
    void aDeviceThatTheSwitchDoesNotTellHasNoDn() {
        PartyInfo somebody = new PartyInfo(9, "", false, false, false, Story.B.role(), PartyState.CONNECTED);
        assertThat(added(somebody, Story.A)).containsExactly("EventCallPartyAdded PartyState=12 Cause=0");
    }

    @ParameterizedTest
    @CsvSource({
        "INITIATED, DIALING, EventDialing",
        "DIALING, CONNECTED, EventEstablished",
        "ALERTING, CONNECTED, EventEstablished",
        "QUEUED, CONNECTED, EventEstablished",
        "CONNECTED, HELD, EventHeld",
        "HELD, CONNECTED, EventRetrieved",
        "QUEUED, ALERTING, EventRinging",
        "ALERTING, QUEUED, EventQueued",
        "DIALING, HELD, EventHeld",
        "DIALING, BUSY, EventDestinationBusy",
        "INITIATED, FAILED, EventDestinationBusy"
    })
    void aChangeOfStateGivesItsEvent(PartyState before, PartyState now, String event) {
        List<String> lines = changed(Story.in(now, Story.A), before, EventCause.NONE);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).startsWith("EventCallPartyState DN=2001 ");
        assertThat(lines.get(1)).startsWith(event + " ThisDN=2001 ");
    }

    @ParameterizedTest
    @CsvSource({"CONNECTED, FAILED", "HELD, BUSY", "ALERTING, FAILED", "BUSY, FAILED", "DIALING, INITIATED"})
    void whatIsNoFailureOfADestinationIsReportedCallBasedAlone(PartyState before, PartyState now) {
        assertThat(changed(Story.in(now, Story.A), before, EventCause.BLOCKED)).hasSize(1);
    }

    @Test
    void anAlertingPartyThatIsHeldWasEstablished() {
        assertThat(changed(Story.in(PartyState.HELD, Story.B), PartyState.ALERTING, EventCause.NONE))
                .extracting(line -> line.substring(0, line.indexOf(' ')))
                .containsExactly("EventCallPartyState", "EventEstablished", "EventHeld");
    }

    @ParameterizedTest
    @CsvSource({
        "BUSY, BUSY, 6",
        "DO_NOT_DISTURB, FAILED, 6",
        "NONE, BUSY, 6",
        "CALL_NOT_ANSWERED, FAILED, 7",
        "ALERT_TIME_EXPIRED, FAILED, 7",
        "TRUNKS_BUSY, FAILED, 10",
        "SELECTED_TRUNK_BUSY, FAILED, 10",
        "INVALID_NUMBER_FORMAT, FAILED, 11",
        "NUMBER_UNALLOCATED, FAILED, 12",
        "NUMBER_CHANGED, FAILED, 13",
        "CALL_INTERCEPTION, FAILED, 13",
        "DEST_NOT_OBTAINABLE, FAILED, 15",
        "NETWORK_NOT_OBTAINABLE, FAILED, 15",
        "NETWORK_CONGESTION, FAILED, 16",
        "REORDER_TONE, FAILED, 16",
        "QUEUE_TIME_OVERFLOW, FAILED, 20",
        "BLOCKED, FAILED, 8",
        "NONE, FAILED, 14"
    })
    void aFailureSaysWhyTheDestinationWasNotReached(EventCause cause, PartyState state, int callState) {
        assertThat(changed(Story.in(state, Story.A), PartyState.DIALING, cause).get(1))
                .isEqualTo("EventDestinationBusy ThisDN=2001 ThisDNRole=1 OtherDN=2002 OtherDNRole=2 CallState="
                        + callState);
    }

    @Test
    void aCallerThatIsFirstSeenFailedHasABusyDestinationButACalledPartyHasNot() {
        assertThat(added(Story.in(PartyState.FAILED, Story.A), PartyInfo.NOBODY))
                .hasSize(2);
        assertThat(added(Story.in(PartyState.FAILED, Story.B), Story.A)).hasSize(1);
    }

    @Test
    void aConsultationNamesTheCallItComesFrom() {
        JsonNode dialing = Mapped.data(new CallChange.PartyAdded(
                        Story.NOON,
                        Story.OTHER_CALL,
                        Story.in(PartyState.DIALING, Story.A),
                        PartyInfo.NOBODY,
                        Cause.NONE))
                .get(1);
        assertThat(dialing.get("CallType").asInt()).isEqualTo(4);
        assertThat(dialing.get("PreviousConnID").asText()).isEqualTo("006c02462a161006");
        assertThat(dialing.get("ConnID").asText()).isEqualTo("006c02462a161106");
    }

    @Test
    void anInboundCallShowsItsNumbersWhereTheEventMayHaveThem() {
        var inbound = Story.call(7, "x", CallType.INBOUND);
        var ringing = new CallChange.PartyAdded(
                Story.NOON, inbound, Story.in(PartyState.ALERTING, Story.B), Story.TRUNK, Cause.NONE);
        assertThat(Mapped.lines(ringing).get(1)).endsWith("CallState=0 ANI=2001 DNIS=2002");
        var dialing = new CallChange.PartyAdded(
                Story.NOON, inbound, Story.in(PartyState.DIALING, Story.B), Story.TRUNK, Cause.NONE);
        assertThat(Mapped.lines(dialing).get(1)).endsWith("CallState=0 DNIS=2002");
    }

    @Test
    void aNetworkThatMayReportNothingFurtherIsReached() {
        var change = new CallChange.NetworkReached(
                Story.NOON, Story.CALL, Story.in(PartyState.DIALING, Story.A), Story.TRUNK);
        assertThat(Mapped.lines(change)).containsExactly("EventNetworkReached ThisDN=2001 ThisDNRole=1 CallState=0");
    }

    private static List<String> added(PartyInfo party, PartyInfo other) {
        return Mapped.lines(new CallChange.PartyAdded(Story.NOON, Story.CALL, party, other, Cause.NONE));
    }

    private static List<String> changed(PartyInfo party, PartyState before, EventCause cause) {
        return Mapped.lines(
                new CallChange.PartyStateChanged(Story.NOON, Story.CALL, party, before, Story.B, Story.cause(cause)));
    }
}
