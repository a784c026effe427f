package org.onhook.tlib.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onhook.api.call.Cause;
import org.onhook.api.call.EventCause;
import org.onhook.api.release.Attribution;
import org.onhook.api.release.Confidence;
import org.onhook.api.release.Initiator;
import org.onhook.api.tracking.CallChange;
import org.onhook.api.tracking.Ending;
import org.onhook.api.tracking.PartyInfo;
import org.onhook.api.tracking.PartyState;
import org.onhook.tlib.Story;

/** The call models of attribution.md section 5, as far as a party leaves. */
class LeavingEventsTest {

    private static final PartyInfo ALERTING_B = Story.in(PartyState.ALERTING, Story.B);

    @Test
    void thePartyThatHangsUpIsLocal() {
        assertThat(left(Story.A, Story.B, Ending.RELEASED, Story.by(Story.A), Story.B))
                .containsExactly(
                        "EventReleased ThisDN=2001 ThisDNRole=1 OtherDN=2002 OtherDNRole=2 CallState=0"
                                + " Extensions=ReleasingParty=\"1 Local\"",
                        "EventCallPartyDeleted DN=2001 CtrlParty=2001 Cause=0");
    }

    @Test
    void thePartyThatStaysOnTheLineIsRemote() {
        assertThat(left(Story.B, Story.A, Ending.RELEASED, Story.by(Story.A)))
                .containsExactly(
                        "EventReleased ThisDN=2002 ThisDNRole=2 OtherDN=2001 OtherDNRole=1 CallState=0"
                                + " Extensions=ReleasingParty=\"2 Remote\"",
                        "EventCallPartyDeleted DN=2002 CtrlParty=2001 Cause=0");
    }

    @Test
    void anAlertingPartyWhoseCallerGivesUpAbandons() {
        assertThat(left(ALERTING_B, Story.A, Ending.ABANDONED, Story.by(Story.A), Story.A))
                .containsExactly(
                        "EventAbandoned ThisDN=2002 ThisDNRole=2 OtherDN=2001 OtherDNRole=1 CallState=0"
                                + " Extensions=ReleasingParty=\"2 Remote\"",
                        "EventCallPartyDeleted DN=2002 CtrlParty=2001 Cause=0");
    }

    @Test
    void aRejectingPartyReleasesWithCauseReject() {
        assertThat(left(ALERTING_B, Story.A, Ending.REJECTED, Story.by(Story.B), Story.A))
                .containsExactly(
                        "EventReleased ThisDN=2002 ThisDNRole=2 OtherDN=2001 OtherDNRole=1 CallState=0"
                                + " Extensions=ReleasingParty=\"1 Local\"",
                        "EventCallPartyDeleted DN=2002 CtrlParty=2002 Cause=4");
    }

    @Test
    void aQueueWhoseCallerGivesUpAbandons() {
        assertThat(left(Story.QUEUE, Story.A, Ending.ABANDONED, Story.by(Story.A), Story.A))
                .containsExactly(
                        "EventAbandoned ThisDN=8000 ThisDNRole=2 ThisQueue=8000 OtherDN=2001 OtherDNRole=1"
                                + " CallState=0 Extensions=ReleasingParty=\"2 Remote\"",
                        "EventCallPartyDeleted DN=8000 CtrlParty=2001 Cause=0");
    }

    @Test
    void aQueueWhoseCallIsReleasedAbandons() {
        assertThat(left(Story.QUEUE, Story.A, Ending.RELEASED, Story.BY_SWITCH))
                .containsExactly(
                        "EventAbandoned ThisDN=8000 ThisDNRole=2 ThisQueue=8000 OtherDN=2001 OtherDNRole=1"
                                + " CallState=0 Extensions=ReleasingParty=\"3 Unknown\"",
                        "EventCallPartyDeleted DN=8000 Cause=0");
    }

    @ParameterizedTest
    @CsvSource({"DISTRIBUTED,1", "REDIRECTED,9", "FORWARDED,8", "PICKED_UP,9"})
    void aQueueThatPassesTheCallOnDivertsWithoutAReleasingParty(Ending ending, int cause) {
        assertThat(left(Story.QUEUE, Story.A, ending, Story.BY_SWITCH, Story.A))
                .containsExactly(
                        "EventDiverted ThisDN=8000 ThisDNRole=2 ThisQueue=8000 OtherDN=2001 OtherDNRole=1"
                                + " CallState=0",
                        "EventCallPartyDeleted DN=8000 Cause=" + cause);
    }

    @ParameterizedTest
    @CsvSource({"REDIRECTED,22,9", "FORWARDED,23,8", "PICKED_UP,25,9", "DISTRIBUTED,22,1"})
    void anAlertingPartyThatLosesTheCallReleasesWithItsCallState(Ending ending, int callState, int cause) {
        assertThat(left(ALERTING_B, Story.A, ending, Story.BY_SWITCH, Story.A))
                .containsExactly(
                        "EventReleased ThisDN=2002 ThisDNRole=2 OtherDN=2001 OtherDNRole=1 CallState=" + callState
                                + " Extensions=ReleasingParty=\"3 Unknown\"",
                        "EventCallPartyDeleted DN=2002 Cause=" + cause);
    }

    @ParameterizedTest
    @CsvSource({"TRANSFERRED,1,10", "SINGLE_STEP_TRANSFERRED,1,11", "CONFERENCED,2,12"})
    void aPartyThatJoinsItsCallsReleasesItselfWithItsCallState(Ending ending, int callState, int cause) {
        assertThat(left(Story.B, PartyInfo.NOBODY, ending, Story.by(Story.B), Story.A, Story.C))
                .containsExactly(
                        "EventReleased ThisDN=2002 ThisDNRole=2 CallState=" + callState
                                + " Extensions=ReleasingParty=\"1 Local\"",
                        "EventCallPartyDeleted DN=2002 CtrlParty=2002 Cause=" + cause);
    }

    @Test
    void aConferenceThatShrinksToTwoHearsWhoLeftWithCallStateOk() {
        assertThat(left(Story.B, PartyInfo.NOBODY, Ending.RELEASED, Story.by(Story.B), Story.A, Story.C))
                .containsExactly(
                        "EventReleased ThisDN=2002 ThisDNRole=2 CallState=0 Extensions=ReleasingParty=\"1 Local\"",
                        "EventPartyDeleted ThisDN=2001 ThisDNRole=1 OtherDN=2002 OtherDNRole=8"
                                + " ThirdPartyDN=2002 ThirdPartyDNRole=6 CallState=0",
                        "EventPartyDeleted ThisDN=2003 ThisDNRole=3 OtherDN=2002 OtherDNRole=8"
                                + " ThirdPartyDN=2002 ThirdPartyDNRole=6 CallState=0",
                        "EventCallPartyDeleted DN=2002 CtrlParty=2002 Cause=0");
    }

    @Test
    void aPartyRemovedFromALargerConferenceIsRemoteAndTheRemoverIsNamed() {
        assertThat(left(Story.B, PartyInfo.NOBODY, Ending.RELEASED, Story.by(Story.A), Story.A, Story.C, Story.TRUNK))
                .containsExactly(
                        "EventReleased ThisDN=2002 ThisDNRole=2 CallState=0 Extensions=ReleasingParty=\"2 Remote\"",
                        "EventPartyDeleted ThisDN=2001 ThisDNRole=1 OtherDN=2002 OtherDNRole=8"
                                + " ThirdPartyDN=2001 ThirdPartyDNRole=6 CallState=2",
                        "EventPartyDeleted ThisDN=2003 ThisDNRole=3 OtherDN=2002 OtherDNRole=8"
                                + " ThirdPartyDN=2001 ThirdPartyDNRole=6 CallState=2",
                        "EventCallPartyDeleted DN=2002 CtrlParty=2001 Cause=0");
    }

    @Test
    void aPartyThatOnlyAlertedIsNotDeletedFromAConference() {
        assertThat(left(ALERTING_B, PartyInfo.NOBODY, Ending.REJECTED, Story.by(Story.B), Story.A, Story.C))
                .noneMatch(line -> line.startsWith("EventPartyDeleted"));
    }

    @Test
    void anOutsidePartyGetsNoDnBasedEventAndATrunkIsNoOtherDn() {
        assertThat(left(Story.TRUNK, Story.A, Ending.RELEASED, someOutsideParty(), Story.A))
                .containsExactly("EventCallPartyDeleted DN=trunk 7 Cause=0");
        assertThat(left(Story.A, Story.TRUNK, Ending.RELEASED, someOutsideParty()))
                .containsExactly(
                        "EventReleased ThisDN=2001 ThisDNRole=1 CallState=0 Extensions=ReleasingParty=\"2 Remote\"",
                        "EventCallPartyDeleted DN=2001 Cause=0");
    }

    @Test
    void whatHappenedUnseenIsUncertain() {
        CallChange.PartyLeft unseen = new CallChange.PartyLeft(
                Story.NOON,
                Story.CALL,
                Story.A,
                Story.B,
                Ending.RELEASED,
                Cause.NONE,
                Attribution.unknown("link-lost", List.of()),
                true,
                List.of());
        assertThat(Mapped.lines(unseen))
                .containsExactly(
                        "EventReleased ThisDN=2001 ThisDNRole=1 OtherDN=2002 OtherDNRole=2 CallState=0 Reliability=2"
                                + " Extensions=ReleasingParty=\"3 Unknown\"",
                        "EventCallPartyDeleted DN=2001 Cause=0 Reliability=2");
    }

    @ParameterizedTest
    @CsvSource({"BUSY,2", "CALL_NOT_ANSWERED,3", "ALERT_TIME_EXPIRED,3", "TRANSFER,0", "NORMAL_CLEARING,0"})
    void theCauseOfAReleaseIsThatOfTheSwitchWhereThereIsOne(EventCause code, int cause) {
        CallChange.PartyLeft change = new CallChange.PartyLeft(
                Story.NOON,
                Story.CALL,
                Story.A,
                Story.B,
                Ending.RELEASED,
                Story.cause(code),
                Story.BY_SWITCH,
                false,
                List.of());
        assertThat(Mapped.lines(change).get(1)).endsWith("Cause=" + cause);
    }

    @Test
    void everyReportOfAReleaseSaysWhyItWasAttributedSo() {
        for (JsonNode event : Mapped.data(change(Story.A, Story.B, Ending.RELEASED, Story.BY_SWITCH))) {
            assertThat(event.get("Attribution"))
                    .hasToString("{\"InitiatorKind\":\"switch\",\"Rule\":\"switch-cause\",\"Confidence\":\"certain\","
                            + "\"Evidence\":[\"cause timeout\"]}");
        }
        assertThat(kindOf(someOutsideParty())).isEqualTo("{\"InitiatorKind\":\"party\"");
        assertThat(kindOf(Attribution.unknown("none", List.of()))).isEqualTo("{\"InitiatorKind\":\"unknown\"");
    }

    private static String kindOf(Attribution attribution) {
        String text = Mapped.data(change(Story.A, Story.B, Ending.RELEASED, attribution))
                .get(0)
                .get("Attribution")
                .toString();
        return text.substring(0, text.indexOf(",\"Rule\""));
    }

    private static Attribution someOutsideParty() {
        return new Attribution(Initiator.SOME_OUTSIDE_PARTY, "order", Confidence.CERTAIN, List.of());
    }

    private static List<String> left(
            PartyInfo party, PartyInfo other, Ending ending, Attribution attribution, PartyInfo... staying) {
        return Mapped.lines(change(party, other, ending, attribution, staying));
    }

    private static CallChange.PartyLeft change(
            PartyInfo party, PartyInfo other, Ending ending, Attribution attribution, PartyInfo... staying) {
        return new CallChange.PartyLeft(
                Story.NOON, Story.CALL, party, other, ending, Cause.NONE, attribution, false, List.of(staying));
    }
}
