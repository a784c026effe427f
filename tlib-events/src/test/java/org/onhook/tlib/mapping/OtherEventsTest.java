package org.onhook.tlib.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.onhook.api.call.Cause;
import org.onhook.api.call.DeviceId;
import org.onhook.api.release.Attribution;
import org.onhook.api.request.TError;
import org.onhook.api.tracking.CallChange;
import org.onhook.api.tracking.CallInfo;
import org.onhook.api.tracking.CallType;
import org.onhook.api.tracking.Ending;
import org.onhook.api.tracking.Joining;
import org.onhook.api.tracking.PartyInfo;
import org.onhook.api.tracking.PartyState;
import org.onhook.tlib.Story;

/** Calls as a whole, transfers and conferences, devices and links. */
class OtherEventsTest {

    @Test
    void aCallIsCreatedWithItsIdentityAndNumbers() {
        JsonNode created =
                Mapped.data(new CallChange.CallCreated(Story.NOON, Story.CALL)).get(0);
        assertThat(created)
                .hasToString("{\"Event\":\"EventCallCreated\",\"EventID\":160,\"EventSequenceNumber\":1,"
                        + "\"CallUUID\":\"" + Mapped.UUIDS.ofCall(Story.CALL.ref())
                        + "\",\"ConnID\":\"006c02462a161006\",\"CallID\":4711,"
                        + "\"SwitchCallID\":\"4711\",\"CallType\":1,\"ANI\":\"2001\",\"DialedNumber\":\"2002\"}");
    }

    @Test
    void numbersThatAreWithheldAreAbsent() {
        CallInfo call =
                new CallInfo(8, "", CallType.UNKNOWN, DeviceId.Withheld.RESTRICTED, DeviceId.Withheld.NOT_KNOWN, 0);
        JsonNode created =
                Mapped.data(new CallChange.CallCreated(Story.NOON, call)).get(0);
        assertThat(created.has("ANI")).isFalse();
        assertThat(created.has("DialedNumber")).isFalse();
        assertThat(created.has("SwitchCallID")).isFalse();
        assertThat(created.get("CallType").asInt()).isZero();
    }

    @Test
    void aChangedIdentityIsReported() {
        JsonNode changed = Mapped.data(new CallChange.CallDataChanged(Story.NOON, Story.OTHER_CALL))
                .get(0);
        assertThat(changed.get("Event").asText()).isEqualTo("EventCallDataChanged");
        assertThat(changed.get("SwitchCallID").asText()).isEqualTo("cc-17");
        assertThat(changed.get("CallType").asInt()).isEqualTo(4);
    }

    @Test
    void theEndOfACallNamesTheInitiator() {
        assertThat(Mapped.lines(new CallChange.CallEnded(Story.NOON, Story.CALL, Story.by(Story.B), false)))
                .containsExactly("EventCallDeleted CtrlParty=2002 Cause=0");
        assertThat(Mapped.lines(new CallChange.CallEnded(
                        Story.NOON, Story.CALL, Attribution.unknown("link-lost", List.of()), true)))
                .containsExactly("EventCallDeleted Cause=0 Reliability=2");
        assertThat(Mapped.data(new CallChange.CallEnded(Story.NOON, Story.CALL, Story.by(Story.B), false))
                        .get(0)
                        .has("Attribution"))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(Joining.class)
    void aCallThatWentIntoAnotherNamesThatOne(Joining joining) {
        var merged = new CallChange.CallMerged(Story.NOON, Story.OTHER_CALL, Story.CALL, Story.B, joining);
        int cause =
                switch (joining) {
                    case TRANSFER -> 10;
                    case SINGLE_STEP_TRANSFER -> 11;
                    case CONFERENCE -> 12;
                };
        assertThat(Mapped.lines(merged))
                .containsExactly("EventCallDeleted RefCallUUID=" + Mapped.UUIDS.ofCall(Story.CALL.ref())
                        + " RefConnID=006c02462a161006 CtrlParty=2002 Cause=" + cause);
    }

    @Test
    void aTransferredPartyMovesIntoTheOtherCall() {
        var moved = new CallChange.PartyMoved(
                Story.NOON, Story.OTHER_CALL, Story.CALL, Story.C, Story.A, Story.B, Joining.TRANSFER);
        assertThat(Mapped.lines(moved))
                .containsExactly(
                        "EventCallPartyMoved RefCallUUID=" + Mapped.UUIDS.ofCall(Story.CALL.ref())
                                + " RefConnID=006c02462a161006 DN=2003 CtrlParty=2002 Cause=10",
                        "EventPartyChanged ThisDN=2003 ThisDNRole=3 OtherDN=2001 OtherDNRole=1 ThirdPartyDN=2002"
                                + " ThirdPartyDNRole=7 PreviousConnID=006c02462a161106 CallState=0");
        List<JsonNode> events = Mapped.data(moved);
        assertThat(events.get(0).get("ConnID").asText()).isEqualTo("006c02462a161106");
        assertThat(events.get(1).get("ConnID").asText()).isEqualTo("006c02462a161006");
        assertThat(events.get(0).get("PartyUUID").asText()).isEqualTo(Mapped.UUIDS.ofParty(3));
    }

    @Test
    void aConferencedPartyMovesWithCallStateConferenced() {
        var moved = new CallChange.PartyMoved(
                Story.NOON, Story.OTHER_CALL, Story.CALL, Story.C, PartyInfo.NOBODY, Story.B, Joining.CONFERENCE);
        assertThat(Mapped.lines(moved).get(1))
                .isEqualTo("EventPartyChanged ThisDN=2003 ThisDNRole=3 ThirdPartyDN=2002 ThirdPartyDNRole=9"
                        + " PreviousConnID=006c02462a161106 CallState=2");
    }

    @Test
    void thePartyThatIsTransferredHearsOfItsNewPartner() {
        var changed = new CallChange.PartyChanged(Story.NOON, Story.CALL, Story.A, Story.C, Story.B);
        assertThat(Mapped.lines(changed))
                .containsExactly("EventPartyChanged ThisDN=2001 ThisDNRole=1 OtherDN=2003 OtherDNRole=3"
                        + " ThirdPartyDN=2002 ThirdPartyDNRole=7 CallState=0");
    }

    @Test
    void theConferenceHearsWhoWasAdded() {
        var joined = new CallChange.ConferenceJoined(Story.NOON, Story.CALL, Story.A, Story.C, Story.B);
        assertThat(Mapped.lines(joined))
                .containsExactly("EventPartyAdded ThisDN=2001 ThisDNRole=1 OtherDN=2003 OtherDNRole=4"
                        + " ThirdPartyDN=2002 ThirdPartyDNRole=5 CallState=2");
    }

    @Test
    void outsidePartiesHearNothing() {
        assertThat(Mapped.lines(new CallChange.PartyChanged(Story.NOON, Story.CALL, Story.TRUNK, Story.C, Story.B)))
                .isEmpty();
        assertThat(Mapped.lines(new CallChange.ConferenceJoined(Story.NOON, Story.CALL, Story.TRUNK, Story.C, Story.B)))
                .isEmpty();
    }

    @Test
    void devicesAndLinksAreReported() {
        assertThat(Mapped.lines(new CallChange.HookChanged(Story.NOON, "2001", true)))
                .containsExactly("EventOffHook ThisDN=2001");
        assertThat(Mapped.lines(new CallChange.HookChanged(Story.NOON, "2001", false)))
                .containsExactly("EventOnHook ThisDN=2001");
        assertThat(Mapped.lines(new CallChange.ServiceChanged(Story.NOON, "2001", false)))
                .containsExactly("EventDNOutOfService ThisDN=2001");
        assertThat(Mapped.lines(new CallChange.ServiceChanged(Story.NOON, "2001", true)))
                .containsExactly("EventDNBackInService ThisDN=2001");
        assertThat(Mapped.lines(new CallChange.LinkChanged(Story.NOON, "east", true, "")))
                .containsExactly("EventLinkConnected ApplicationName=east");
        assertThat(Mapped.lines(new CallChange.LinkChanged(Story.NOON, "east", false, "connection reset")))
                .containsExactly("EventLinkDisconnected ApplicationName=east ErrorMessage=connection reset");
    }

    @Test
    void noKindOfChangeIsForgotten() {
        Cause none = Cause.NONE;
        List<CallChange> all = List.of(
                new CallChange.CallCreated(1, Story.CALL),
                new CallChange.CallDataChanged(1, Story.CALL),
                new CallChange.PartyAdded(1, Story.CALL, Story.A, Story.B, none),
                new CallChange.PartyStateChanged(1, Story.CALL, Story.A, PartyState.HELD, Story.B, none),
                new CallChange.NetworkReached(1, Story.CALL, Story.A, Story.B),
                new CallChange.ConferenceJoined(1, Story.CALL, Story.A, Story.C, Story.B),
                new CallChange.PartyChanged(1, Story.CALL, Story.A, Story.C, Story.B),
                new CallChange.PartyMoved(1, Story.CALL, Story.OTHER_CALL, Story.A, Story.C, Story.B, Joining.TRANSFER),
                new CallChange.PartyLeft(
                        1, Story.CALL, Story.A, Story.B, Ending.RELEASED, none, Story.BY_SWITCH, false, List.of()),
                new CallChange.CallEnded(1, Story.CALL, Story.BY_SWITCH, false),
                new CallChange.CallMerged(1, Story.CALL, Story.OTHER_CALL, Story.B, Joining.CONFERENCE),
                new CallChange.HookChanged(1, "2001", true),
                new CallChange.ServiceChanged(1, "2001", true),
                new CallChange.LinkChanged(1, "east", true, ""),
                new CallChange.RequestFailed(1, 77, Story.RELEASE_OF_A, TError.TIMEOUT, "no answer"),
                new CallChange.RequestAcknowledged(1, 77, Story.RELEASE_OF_A));
        int abstractOnes = 1;
        int toldByTheNext = 1;
        int kinds = CallChange.class.getPermittedSubclasses().length
                - abstractOnes
                - toldByTheNext
                + CallChange.OnCall.class.getPermittedSubclasses().length;
        assertThat(all).hasSize(kinds);
        for (CallChange change : all) {
            assertThatCode(() -> assertThat(Mapped.data(change)).isNotEmpty()).doesNotThrowAnyException();
        }
    }
}
