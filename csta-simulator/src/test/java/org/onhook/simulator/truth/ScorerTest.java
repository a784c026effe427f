package org.onhook.simulator.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onhook.simulator.FrameScript;
import org.onhook.simulator.story.Stories;
import org.onhook.simulator.switching.SwitchBehaviour;

class ScorerTest {

    private static final Set<String> ALL = Set.of("2001", "2002", "2003", "5000");

    private final List<String> events = new ArrayList<>();
    private int sequence;
    private String call;

    @BeforeEach
    void aCallId() {
        call = "1";
    }

    private static Truth truth(String story, String variant, SwitchBehaviour behaviour, Set<String> monitored) {
        return FrameScript.of(Stories.variant(story, variant), behaviour, monitored)
                .truth();
    }

    private static Truth aHangsUp() {
        return truth("1", "A hangs up", SwitchBehaviour.avayaAes(), ALL);
    }

    private void released(String dn, String releasingParty) {
        event("EventReleased", dn, "\"CallState\":0,\"Extensions\":{\"ReleasingParty\":\"" + releasingParty + "\"}");
    }

    private void event(String name, String dn, String more) {
        events.add("{\"id\":\"1700000000-" + ++sequence + "\",\"source\":\"/s\",\"data\":{\"Event\":\"" + name
                + "\",\"ThisDN\":\"" + dn + "\",\"SwitchCallID\":\"" + call + "\",\"CallUUID\":\"U" + call
                + "\",\"ConnID\":\"C" + call + "\"" + (more.isEmpty() ? "" : "," + more) + "}}");
    }

    private void callEvent(String name, String dn, String ctrlParty) {
        events.add("{\"id\":\"1700000000-" + ++sequence + "\",\"source\":\"/s\",\"data\":{\"Event\":\"" + name + "\""
                + (dn.isEmpty() ? "" : ",\"DN\":\"" + dn + "\"") + ",\"CallUUID\":\"U" + call + "\",\"ConnID\":\"C"
                + call + "\"" + (ctrlParty.isEmpty() ? "" : ",\"CtrlParty\":\"" + ctrlParty + "\"") + "}}");
    }

    private Score score(Truth truth) throws Exception {
        Scorer scorer = new Scorer();
        for (String event : events) {
            scorer.event(event);
        }
        scorer.truth(truth);
        return scorer.score();
    }

    @Test
    void whatIsRightIsCounted() throws Exception {
        released("2001", "1 Local");
        released("2002", "2 Remote");
        callEvent("EventCallPartyDeleted", "2001", "2001");
        callEvent("EventCallPartyDeleted", "2002", "2001");
        callEvent("EventCallDeleted", "", "2001");
        Score score = score(aHangsUp());
        assertThat(score.findings()).isEmpty();
        assertThat(score.releasingParty()).isEqualTo(new Tally(2, 0, 0, 0));
        assertThat(score.ctrlParty()).isEqualTo(new Tally(3, 0, 0, 0));
    }

    @Test
    void theWrongPartyIsFound() throws Exception {
        released("2001", "2 Remote");
        released("2002", "1 Local");
        callEvent("EventCallDeleted", "", "2002");
        Score score = score(aHangsUp());
        assertThat(score.releasingParty()).isEqualTo(new Tally(0, 0, 0, 2));
        assertThat(score.ctrlParty()).isEqualTo(new Tally(0, 0, 0, 1));
        assertThat(score.count(Finding.Kind.WRONG)).isEqualTo(3);
        assertThat(score.summary())
                .contains("story 1 (A hangs up) on avaya-aes, call 1: EventReleased 1700000000-1 of 2001:"
                        + " ReleasingParty is 2 Remote, should be 1 Local");
    }

    @Test
    void unknownIsFoundWhereTheEvidenceWasThere() throws Exception {
        released("2001", "3 Unknown");
        released("2002", "3 Unknown");
        callEvent("EventCallDeleted", "", "");
        Score score = score(aHangsUp());
        assertThat(score.releasingParty()).isEqualTo(new Tally(0, 0, 2, 0));
        assertThat(score.ctrlParty()).isEqualTo(new Tally(0, 0, 1, 0));
        assertThat(score.count(Finding.Kind.UNKNOWN)).isEqualTo(3);
    }

    @Test
    void unknownIsToleratedWhereTheEvidenceWasNotThere() throws Exception {
        Truth truth = truth("1", "A hangs up", SwitchBehaviour.uacstaPhone(), Set.of("2002"));
        call = truth.callIds().get(0);
        released("2002", "3 Unknown");
        callEvent("EventCallDeleted", "", "");
        Score score = score(truth);
        assertThat(score.clean()).isTrue();
        assertThat(score.releasingParty()).isEqualTo(new Tally(0, 1, 0, 0));
        assertThat(score.ctrlParty()).isEqualTo(new Tally(0, 1, 0, 0));
    }

    @Test
    void missingAndDoubledEndsAreFound() throws Exception {
        released("2001", "1 Local");
        released("2001", "1 Local");
        Score score = score(aHangsUp());
        assertThat(score.count(Finding.Kind.SURPLUS)).isEqualTo(1);
        assertThat(score.count(Finding.Kind.MISSING)).isEqualTo(1);
    }

    @Test
    void anEndWithoutAReleasingPartyIsWrong() throws Exception {
        event("EventReleased", "2001", "\"CallState\":0");
        released("2002", "2 Remote");
        assertThat(score(aHangsUp()).count(Finding.Kind.WRONG)).isEqualTo(1);
    }

    @Test
    void anAbandonedCallThatIsReportedAsReleasedIsFound() throws Exception {
        released("2001", "1 Local");
        released("2002", "2 Remote");
        Score score = score(truth("5", "cancelled", SwitchBehaviour.avayaAes(), ALL));
        assertThat(score.count(Finding.Kind.OTHER)).isEqualTo(1);
        assertThat(score.findings().get(0).text()).contains("should be EventAbandoned");
    }

    @Test
    void inAGlareEitherMayBeNamedButOnlyOne() throws Exception {
        Truth glare = truth("23", "A's clear is reported first", SwitchBehaviour.avayaAes(), ALL);
        released("2001", "2 Remote");
        released("2002", "1 Local");
        assertThat(score(glare).clean()).isTrue();
        events.clear();
        released("2001", "1 Local");
        released("2002", "1 Local");
        assertThat(score(glare).count(Finding.Kind.WRONG)).isEqualTo(1);
    }

    @Test
    void theDestinationBusyOfAFailedCallIsAskedFor() throws Exception {
        Truth busy = truth("8", "busy, B's leg fails", SwitchBehaviour.avayaAes(), ALL);
        released("2001", "1 Local");
        assertThat(score(busy).count(Finding.Kind.MISSING)).isEqualTo(1);
        event("EventDestinationBusy", "2001", "\"CallState\":6");
        assertThat(score(busy).clean()).isTrue();
    }

    @Test
    void aReleaseOfACallThatWasNotPlayedIsFound() throws Exception {
        released("2001", "1 Local");
        released("2002", "2 Remote");
        call = "999";
        released("2001", "1 Local");
        assertThat(score(aHangsUp()).count(Finding.Kind.SURPLUS)).isEqualTo(1);
    }

    @Test
    void whoDeletedAPartyFromAConferenceIsCompared() throws Exception {
        Truth truth = truth("13", "B leaves, later A hangs up", SwitchBehaviour.generic(), Set.of("2001"));
        event("EventReleased", "2001", "\"CallState\":2,\"Extensions\":{\"ReleasingParty\":\"1 Local\"}");
        event("EventPartyDeleted", "2001", "\"CallState\":0,\"OtherDN\":\"2002\",\"ThirdPartyDN\":\"2001\"");
        released("2001", "1 Local");
        Score score = score(truth);
        assertThat(score.findings()).extracting(Finding::kind).containsExactly(Finding.Kind.WRONG);
        assertThat(score.findings().get(0).text()).contains("ThirdPartyDN is 2001");
    }
}
