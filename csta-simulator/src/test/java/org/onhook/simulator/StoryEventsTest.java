package org.onhook.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.onhook.simulator.story.Stories;
import org.onhook.simulator.switching.Clears;
import org.onhook.simulator.switching.Reading;
import org.onhook.simulator.switching.SwitchBehaviour;

/** What each monitor is told, in the notation of the reference: M for monitor, cc for ConnectionCleared. */
class StoryEventsTest {

    private static final Set<String> ALL = Set.of("2001", "2002", "2003", "2004", "5000");

    private static String clearing(
            String story, String variant, Reading reading, Clears clears, Set<String> monitored) {
        SwitchBehaviour behaviour = SwitchBehaviour.generic().with("a switch", reading, clears);
        return EventText.clearing(FrameScript.of(Stories.variant(story, variant), behaviour, monitored));
    }

    private static String clearing(String story, String variant, Reading reading, Clears clears) {
        return clearing(story, variant, reading, clears, ALL);
    }

    @Test
    void aCallIsSetUpStepByStep() {
        FrameScript script = FrameScript.of(Stories.variant("1", "A hangs up"), SwitchBehaviour.openscapeVoice(), ALL);
        assertThat(EventText.of(script))
                .containsExactly(
                        "M2001 ServiceInitiated(1/2001; initiated; makeCall)",
                        "M2001 Originated(1/2001; connected; newCall)",
                        "M2001 Delivered(1/2002; connected; newCall)",
                        "M2002 Delivered(1/2002; alerting; newCall)",
                        "M2001 Established(1/2002; connected; newCall)",
                        "M2002 Established(1/2002; connected; newCall)",
                        "M2001 cc(1/2001; rel 2001; null; normalClearing)",
                        "M2002 cc(1/2002; rel 2001; null; normalClearing)");
    }

    @Test
    void oneClearPerMonitorTellsEachOfItsOwnEnd() {
        assertThat(clearing("2", "B hangs up", Reading.RELEASER, Clears.ONE_PER_MONITOR))
                .isEqualTo("""
                        M2002 cc(1/2002; rel 2002; null; normalClearing)
                        M2001 cc(1/2001; rel 2002; null; normalClearing)""");
        assertThat(clearing("2", "B hangs up", Reading.SELF, Clears.ONE_PER_MONITOR))
                .isEqualTo("""
                        M2002 cc(1/2002; rel 2002; null; normalClearing)
                        M2001 cc(1/2001; rel 2001; null; normalClearing)""");
    }

    @Test
    void everyLegIsToldToThoseStillInTheCall() {
        assertThat(clearing("1", "A hangs up", Reading.DROPPED, Clears.EVERY_LEG))
                .isEqualTo("""
                        M2001 cc(1/2001; rel 2001; null; normalClearing)
                        M2002 cc(1/2001; rel 2001; connected; normalClearing)
                        M2002 cc(1/2002; rel 2002; null; normalClearing)""");
        assertThat(clearing("1", "A hangs up", Reading.RELEASER, Clears.EVERY_LEG))
                .isEqualTo("""
                        M2001 cc(1/2001; rel 2001; null; normalClearing)
                        M2002 cc(1/2001; rel 2001; connected; normalClearing)
                        M2002 cc(1/2002; rel 2001; null; normalClearing)""");
    }

    @Test
    void theOneLeftOnToneIsNamedByItsOwnOnHookOnly() {
        assertThat(clearing("1", "A hangs up", Reading.RELEASER, Clears.EVERY_LEG_WITH_TONE))
                .isEqualTo("""
                        M2001 cc(1/2001; rel 2001; null; normalClearing)
                        M2002 cc(1/2001; rel 2001; fail; normalClearing)
                        M2002 Failed(1/2002; fail; blocked)
                        M2002 cc(1/2002; rel 2002; null; normalClearing)""");
    }

    @Test
    void onlyOneSideMonitoredHearsNothingAfterItsOwnEnd() {
        assertThat(clearing("1", "A hangs up", Reading.DROPPED, Clears.EVERY_LEG, Set.of("2001")))
                .isEqualTo("M2001 cc(1/2001; rel 2001; null; normalClearing)");
        assertThat(clearing("1", "A hangs up", Reading.RELEASER, Clears.ONE_PER_MONITOR, Set.of("2002")))
                .isEqualTo("M2002 cc(1/2002; rel 2001; null; normalClearing)");
    }

    @Test
    void toneIsHeardOnOtherSwitchesToo() {
        assertThat(clearing("3", "B hangs up, A hears tone", Reading.RELEASER, Clears.ONE_PER_MONITOR))
                .isEqualTo("""
                        M2002 cc(1/2002; rel 2002; null; normalClearing)
                        M2001 Failed(1/2001; fail; blocked)
                        M2001 cc(1/2001; rel 2001; null; normalClearing)""");
    }

    @Test
    void aHeldLegIsToldAsHeld() {
        assertThat(clearing("4", "A holds, B hangs up", Reading.DROPPED, Clears.EVERY_LEG))
                .startsWith("M2002 cc(1/2002; rel 2002; null; normalClearing)\n"
                        + "M2001 cc(1/2002; rel 2002; hold; normalClearing)");
    }

    @Test
    void aGivenUpCallIsCancelledAtTheOneThatRings() {
        assertThat(clearing("5", "cancelled", Reading.DROPPED, Clears.EVERY_LEG))
                .isEqualTo("""
                        M2001 cc(1/2001; rel 2001; null; callCancelled)
                        M2002 cc(1/2001; rel 2001; alerting; callCancelled)
                        M2002 cc(1/2002; rel 2002; null; callCancelled)""");
        assertThat(clearing("6", "after dialling", Reading.DROPPED, Clears.EVERY_LEG))
                .isEqualTo("M2001 cc(1/2001; rel 2001; null; normalClearing)");
    }

    @Test
    void aPhoneTellsByAFailureThatTheCallerGaveUp() {
        FrameScript script = FrameScript.of(Stories.variant("5", "cancelled"), SwitchBehaviour.uacstaPhone(), ALL);
        assertThat(EventText.clearing(script)).isEqualTo("""
                        M2001 cc(1/2001; rel 2001; null; callCancelled)
                        M2002 Failed(1/2002; null; callCancelled)""");
    }

    @Test
    void aRejectedCallEndsAtTheCalledPartyFirst() {
        assertThat(clearing("7", "failed busy, A hangs up on the tone", Reading.RELEASER, Clears.EVERY_LEG))
                .isEqualTo("""
                        M2002 cc(1/2002; rel 2002; null; normalClearing)
                        M2001 cc(1/2002; rel 2002; connected; normalClearing)
                        M2001 Failed(1/2002; connected; busy)
                        M2001 cc(1/2001; rel 2001; null; normalClearing)""");
        assertThat(clearing("7", "no failure reported", Reading.RELEASER, Clears.ONE_PER_MONITOR))
                .isEqualTo("""
                        M2002 cc(1/2002; rel 2002; null; normalClearing)
                        M2001 cc(1/2001; rel 2002; null; normalClearing)""");
    }

    @Test
    void aBusyPartySeesNothing() {
        assertThat(clearing("8", "busy, A's leg fails", Reading.RELEASER, Clears.EVERY_LEG))
                .isEqualTo("""
                        M2001 Failed(1/2001; fail; busy)
                        M2001 cc(1/2001; rel 2001; null; normalClearing)""");
        assertThat(clearing("9", "busy, the failed leg is cleared too", Reading.DROPPED, Clears.EVERY_LEG))
                .isEqualTo("""
                        M2001 Failed(1/2002; connected; busy)
                        M2001 cc(1/2002; rel 2002; connected; busy)
                        M2001 cc(1/2001; rel 2001; null; busy)""");
        assertThat(clearing("9", "busy, B's leg fails", Reading.RELEASER, Clears.ONE_PER_MONITOR))
                .endsWith("M2001 cc(1/2001; rel 2002; null; busy)");
    }

    @Test
    void theSwitchNamesNobodyWhenItClears() {
        assertThat(clearing("11", "callNotAnswered", Reading.RELEASER, Clears.ONE_PER_MONITOR))
                .isEqualTo("""
                        M2002 cc(1/2002; rel notKnown; null; callNotAnswered)
                        M2001 cc(1/2001; rel notKnown; null; callNotAnswered)""");
    }

    @Test
    void whoLeavesAConferenceIsToldToAllOnEverySwitch() {
        for (Clears clears : Clears.values()) {
            assertThat(clearing("13", "B leaves, later A hangs up", Reading.DROPPED, clears))
                    .startsWith("""
                            M2002 cc(1/2002; rel 2002; null; normalClearing)
                            M2001 cc(1/2002; rel 2002; connected; normalClearing)
                            M2003 cc(1/2002; rel 2002; connected; normalClearing)
                            M2001 cc(1/2001; rel 2001; null; normalClearing)""");
        }
    }

    @Test
    void theControllerEndsTheConferenceForAll() {
        assertThat(clearing("16", "A ends it for all", Reading.RELEASER, Clears.ONE_PER_MONITOR))
                .isEqualTo("""
                        M2001 cc(1/2001; rel 2001; null; normalClearing)
                        M2002 cc(1/2002; rel 2001; null; normalClearing)
                        M2003 cc(1/2003; rel 2001; null; normalClearing)""");
    }

    @Test
    void aCallGivenUpInTheQueueEndsThere() {
        assertThat(clearing("17", "A outside, callCancelled", Reading.RELEASER, Clears.EVERY_LEG))
                .isEqualTo("""
                        M5000 cc(1/0049891234567; rel 0049891234567; queued; callCancelled)
                        M5000 cc(1/5000; rel 0049891234567; null; callCancelled)""");
    }

    @Test
    void aTransferEndsTheTransferringLegsWithoutClears() {
        FrameScript script =
                FrameScript.of(Stories.variant("20", "C hangs up in the end"), SwitchBehaviour.avayaAes(), ALL);
        assertThat(EventText.of(script))
                .contains(
                        "M2002 Transfered(1/2002; 2/2002; 1/2001>3/2001 2/2003>3/2003; null; transfer)",
                        "M2003 Transfered(1/2002; 2/2002; 1/2001>3/2001 2/2003>3/2003; connected; transfer)");
        assertThat(EventText.clearing(script)).isEqualTo("""
                        M2003 cc(3/2003; rel 2003; null; normalClearing)
                        M2001 cc(3/2003; rel 2003; connected; normalClearing)
                        M2001 cc(3/2001; rel 2001; null; normalClearing)""");
    }

    @Test
    void aDivertedLegHasNoClear() {
        FrameScript script = FrameScript.of(Stories.variant("21", "C picks up"), SwitchBehaviour.openscapeVoice(), ALL);
        assertThat(EventText.of(script))
                .contains(
                        "M2002 Diverted(1/2002; null; callPickup)", "M2003 Established(1/2003; connected; callPickup)")
                .noneMatch(line -> line.startsWith("M2002 cc("));
    }

    @Test
    void aPartyOutsideIsNamedAsTheSwitchKnowsIt() {
        assertThat(clearing("22", "A outside by trunk, networkSignal", Reading.RELEASER, Clears.ONE_PER_MONITOR))
                .isEqualTo("M2002 cc(1/2002; rel T5/12; null; networkSignal)");
        assertThat(clearing("22", "A outside, not known, networkSignal", Reading.DROPPED, Clears.EVERY_LEG_WITH_TONE))
                .isEqualTo("""
                        M2002 cc(1/T5/12; rel notKnown; fail; networkSignal)
                        M2002 Failed(1/2002; fail; blocked)
                        M2002 cc(1/2002; rel 2002; null; normalClearing)""");
    }

    @Test
    void whoHangUpAtTheSameMomentSeeTheirOwnEndsOnly() {
        assertThat(clearing("23", "B's clear is reported first", Reading.RELEASER, Clears.EVERY_LEG))
                .isEqualTo("""
                        M2002 cc(1/2002; rel 2002; null; normalClearing)
                        M2001 cc(1/2001; rel 2001; null; normalClearing)""");
    }

    @Test
    void eachSwitchSpellsInItsOwnWay() {
        assertThat(xml(SwitchBehaviour.openscapeVoice()))
                .contains("ecma-323/csta/ed4\"")
                .contains("<deviceIdentifier>N&lt;2002&gt;;displayNumber=2002;noa=nk</deviceIdentifier>")
                .contains("<deviceID>2002</deviceID>");
        assertThat(xml(SwitchBehaviour.avayaAes()))
                .contains("ecma-323/csta/ed3/priv5\"")
                .contains("<deviceID typeOfNumber=\"other\" mediaClass=\"notKnown\">2002:CM1::0</deviceID>");
        assertThat(xml(SwitchBehaviour.broadworks())).contains("<callID>callhalf-1:0<", "sip:2002@pbx.example");
        assertThat(xml(SwitchBehaviour.generic())).contains("ecma-323/csta/ed6\"", "<deviceIdentifier>2002<");
    }

    private static String xml(SwitchBehaviour behaviour) {
        FrameScript script = FrameScript.of(Stories.variant("1", "A hangs up"), behaviour, Set.of("2002"));
        byte[] frame = script.events().get(0).bytes();
        int length = (frame[2] & 0xFF) << 8 | frame[3] & 0xFF;
        assertThat(length).isEqualTo(frame.length);
        String text = new String(frame, java.nio.charset.StandardCharsets.UTF_8);
        assertThat(text).contains("9999<?xml");
        return text;
    }
}
