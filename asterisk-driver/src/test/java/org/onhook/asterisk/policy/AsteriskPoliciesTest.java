package org.onhook.asterisk.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.onhook.api.call.ClearPattern;
import org.onhook.api.call.ConferenceEnding;
import org.onhook.api.call.DeviceId;
import org.onhook.api.release.Initiator;
import org.onhook.api.release.Release;
import org.onhook.api.release.ReleasePolicy;
import org.onhook.api.release.Verdict;
import org.onhook.api.request.TRequestType;
import org.onhook.api.tracking.CallInfo;
import org.onhook.api.tracking.CallType;
import org.onhook.api.tracking.PartyInfo;
import org.onhook.api.tracking.PartyRole;
import org.onhook.api.tracking.PartyState;
import org.onhook.asterisk.call.HangupFact;

class AsteriskPoliciesTest {

    private static final long SECOND = 1_000_000;
    private static final long END = 100 * SECOND;
    private static final Initiator SELF = new Initiator.Party(1, "101");
    private static final Initiator OTHER = new Initiator.Party(2, "102");

    private final List<Release.Note> notes = new ArrayList<>();

    private static Release.Leg leg(long ref, String number, List<Release.Note> notes) {
        PartyInfo party = new PartyInfo(ref, number, true, true, false, PartyRole.ORIGINATION, PartyState.CONNECTED);
        return new Release.Leg(party, true, false, true, true, true, notes);
    }

    private void own(long at, String kind, String standing, String cause, String techCause) {
        note(kind, new HangupFact(at, "PJSIP/101-1", "101", standing, cause, techCause, ""));
    }

    private void peer(long at, String techCause) {
        note(HangupFact.PEER_REQUEST, new HangupFact(at, "PJSIP/102-2", "102", "answered", "16", techCause, "bridge"));
    }

    private void peerAction(long at, String onBehalfOf) {
        note(HangupFact.PEER_ACTION, new HangupFact(at, "PJSIP/102-2", onBehalfOf, "answered", "", "", "bridge"));
    }

    private void note(String kind, HangupFact fact) {
        notes.add(new Release.Note(0, kind, fact.text()));
    }

    private Release release(Release.ConfirmedRequest... confirmed) {
        note(HangupFact.HANGUP, new HangupFact(END, "PJSIP/101-1", "101", "answered", "16", "", ""));
        return plain(confirmed);
    }

    private Release plain(Release.ConfirmedRequest... confirmed) {
        return new Release(
                END,
                new CallInfo(7, "1.1", CallType.INTERNAL, DeviceId.Withheld.ABSENT, DeviceId.Withheld.ABSENT, 0),
                true,
                false,
                true,
                leg(1, "101", notes),
                List.of(leg(2, "102", List.of())),
                Release.Trigger.CLEARED,
                List.of(),
                Optional.empty(),
                false,
                Optional.empty(),
                ClearPattern.UNORDERED,
                ConferenceEnding.UNKNOWN,
                Optional.empty(),
                false,
                false,
                List.of(confirmed));
    }

    private static Optional<Initiator> judge(Release release) {
        for (ReleasePolicy policy : AsteriskPolicies.inOrder()) {
            Optional<Verdict> verdict = policy.judge(release);
            if (verdict.isPresent()) {
                return verdict.map(Verdict::initiator);
            }
        }
        return Optional.empty();
    }

    @Test
    void theyAbstainOnTheReleasesOfOtherSwitches() {
        assertThat(judge(plain())).isEmpty();
    }

    @Test
    void aRequestOfTheChannelItselfIsItsPartys() {
        own(END - 1_000, HangupFact.REQUEST, "answered", "16", "");
        assertThat(judge(release())).contains(SELF);
    }

    @Test
    void aTimeoutOfTheDialogIsTheSwitchs() {
        own(END - 1_000, HangupFact.REQUEST, "answered", "16", "408");
        assertThat(judge(release())).contains(Initiator.SWITCH);
    }

    @Test
    void anUnansweredCallerReleasedOnlyIfItCancelled() {
        own(END - 1_000, HangupFact.REQUEST, "calling", "127", "487");
        assertThat(judge(release())).contains(SELF);
        notes.clear();
        own(END - 1_000, HangupFact.REQUEST, "calling", "17", "486");
        assertThat(judge(release())).contains(Initiator.SWITCH);
        notes.clear();
        own(END - 1_000, HangupFact.REQUEST, "calling", "17", "");
        assertThat(judge(release())).contains(Initiator.UNKNOWN);
    }

    @Test
    void aSoftRequestIsReadByItsFlag() {
        own(END - 1_000, HangupFact.SOFT_REQUEST, "answered", "32", "");
        assertThat(judge(release())).contains(SELF);
        notes.clear();
        own(END - 1_000, HangupFact.SOFT_REQUEST, "answered", "1", "");
        assertThat(judge(release())).contains(Initiator.SWITCH);
        notes.clear();
        own(END - 1_000, HangupFact.SOFT_REQUEST, "answered", "2", "");
        assertThat(judge(release())).contains(Initiator.UNKNOWN);
    }

    @Test
    void aJoinedChannelsRequestShortlyBeforeIsThatPartys() {
        peer(END - SECOND, "");
        assertThat(judge(release())).contains(OTHER);
    }

    @Test
    void aJoinedChannelsRequestLongBeforeExplainsNothing() {
        peer(END - 2 * SECOND, "");
        assertThat(judge(release())).contains(Initiator.UNKNOWN);
    }

    @Test
    void aJoinedChannelThatTheSwitchGaveUpIsNobodysAct() {
        peer(END - 1_000, "408");
        assertThat(judge(release())).contains(Initiator.SWITCH);
    }

    @Test
    void whoTransferredDidNotReleaseTheOthers() {
        peer(END - 1_000, "");
        note(HangupFact.TRANSFERRED, new HangupFact(END - 900, "PJSIP/102-2", "", "", "", "", ""));
        assertThat(judge(release())).contains(Initiator.UNKNOWN);
    }

    @Test
    void ofTwoAtTheSameMomentTheFirstReleased() {
        peer(END - 5_000, "");
        own(END - 2_000, HangupFact.REQUEST, "answered", "16", "");
        assertThat(judge(release())).contains(OTHER);
    }

    @Test
    void whoWentOnAloneAndThenHungUpReleasedItself() {
        peer(END - SECOND, "");
        own(END - 2_000, HangupFact.REQUEST, "answered", "16", "");
        assertThat(judge(release())).contains(SELF);
    }

    @Test
    void ofTwoAtTheSameTimeTheOneThatWasToldFirstReleased() {
        own(END - 2_000, HangupFact.REQUEST, "answered", "16", "");
        peerAction(END - 2_000, "102");
        assertThat(judge(release())).contains(SELF);
        notes.clear();
        peerAction(END - 2_000, "102");
        own(END - 2_000, HangupFact.REQUEST, "answered", "16", "");
        assertThat(judge(release())).contains(OTHER);
    }

    @Test
    void whoHadAJoinedChannelHungUpIsTheReleaserWhereverItIs() {
        peerAction(END - 2_000, "102");
        assertThat(judge(release())).contains(OTHER);
        notes.clear();
        peerAction(END - 2_000, "101");
        assertThat(judge(release())).contains(SELF);
    }

    @Test
    void aConfirmedRequestToClearTheLegIsLeftToItsOwnPolicyUnlessSomebodyHungUpBefore() {
        Release.ConfirmedRequest confirmed =
                new Release.ConfirmedRequest(77, TRequestType.CLEAR_CALL, 2, "102", END, List.of(1L, 2L));
        peerAction(END - 2_000, "102");
        assertThat(judge(release(confirmed))).isEmpty();
        notes.clear();
        note(HangupFact.ACTION, new HangupFact(END - 2_000, "PJSIP/101-1", "102", "answered", "", "", ""));
        own(END - 1_000, HangupFact.REQUEST, "answered", "16", "");
        assertThat(judge(release(confirmed))).isEmpty();
        notes.clear();
        own(END - 2_000, HangupFact.REQUEST, "answered", "16", "");
        assertThat(judge(release(confirmed))).contains(SELF);
    }

    @Test
    void withoutARequestNothingIsKnown() {
        assertThat(judge(release())).contains(Initiator.UNKNOWN);
    }
}
