package org.onhook.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onhook.simulator.story.Stories;
import org.onhook.simulator.story.Story;
import org.onhook.simulator.switching.SwitchBehaviour;
import org.onhook.simulator.truth.Choice;
import org.onhook.simulator.truth.End;
import org.onhook.simulator.truth.Truth;
import org.onhook.simulator.truth.TruthJson;

/** The table of the rules' section 5, written down once more by hand. */
class TruthTest {

    private static final Set<String> ALL = Set.of("2001", "2002", "2003", "2004", "5000");

    private static Truth truth(String story, String variant, SwitchBehaviour behaviour, Set<String> monitored) {
        return FrameScript.of(Stories.variant(story, variant), behaviour, monitored)
                .truth();
    }

    private static String ends(Truth truth, String device) {
        return truth.party(device).ends().stream().map(TruthTest::words).collect(Collectors.joining(" + "));
    }

    private static String words(End end) {
        String states = end.callStates().isEmpty() ? "" : " " + end.callStates();
        String party = end.releasingParty().right().isEmpty()
                ? ""
                : " " + String.join("/", end.releasingParty().right());
        return end.events().get(0).replace("Event", "") + states + party;
    }

    @ParameterizedTest(name = "story {0} ({1})")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        1   | A hangs up                             | Released 1 Local   | Released 2 Remote  | 2001
        2   | B hangs up                             | Released 2 Remote  | Released 1 Local   | 2002
        3   | B hangs up, A hears tone               | Released 2 Remote  | Released 1 Local   | 2002
        3   | A hangs up, B hears tone               | Released 1 Local   | Released 2 Remote  | 2001
        4   | A holds, A hangs up                    | Released 1 Local   | Released 2 Remote  | 2001
        4   | A holds, B hangs up                    | Released 2 Remote  | Released 1 Local   | 2002
        4   | B holds, A hangs up                    | Released 1 Local   | Released 2 Remote  | 2001
        4   | B holds, B hangs up                    | Released 2 Remote  | Released 1 Local   | 2002
        5   | cancelled                              | Released 1 Local   | Abandoned 2 Remote | 2001
        5   | cleared normally                       | Released 1 Local   | Abandoned 2 Remote | 2001
        7   | no failure reported                    | Released 2 Remote  | Released 1 Local   | 2002
        7   | failed busy, A hangs up on the tone    | Released 2 Remote  | Released 1 Local   | 2002
        7   | failed busy, the switch clears A       | Released 2 Remote  | Released 1 Local   | 2002
        8   | busy, B's leg fails                    | Released 1 Local   | ""                 | 2001
        11  | callNotAnswered                        | Released 3 Unknown | Released 3 Unknown | absent
        11  | alertTimeExpired                       | Released 3 Unknown | Released 3 Unknown | absent
        12  | networkOutOfOrder                      | Released 3 Unknown | Released 3 Unknown | absent
        12  | B out of service                       | Released 3 Unknown | Released 3 Unknown | absent
        12  | B's leg by maintenance, A's leg normally | Released 3 Unknown | Released 3 Unknown | absent
        13  | B leaves, later A hangs up             | Released [2] 1 Local + Released 1 Local | Released 1 Local | 2001
        15  | B leaves, then C hangs up              | Released [2] 1 Local + Released 2 Remote | Released 1 Local | 2003
        16  | A ends it for all                      | Released [2] 1 Local + Released 1 Local | Released 2 Remote | 2001
        20  | C hangs up in the end                  | PartyChanged + Released 2 Remote | Released [1] 1 Local + Released [1] 1 Local | 2003
        20  | A hangs up in the end                  | PartyChanged + Released 1 Local | Released [1] 1 Local + Released [1] 1 Local | 2001
        20  | in one step                            | PartyChanged + Released 1 Local | Released [1] 1 Local | 2001
        20b | C leaves, then A hangs up              | Released 1 Local   | Released [2] 1 Local + Released 2 Remote | 2001
        21  | B does not answer, C does              | Released 1 Local   | Released [22, 23, 25] 3 Unknown | 2001
        21  | C picks up                             | Released 2 Remote  | Released [22, 23, 25] 3 Unknown | 2003
        23  | A's clear is reported first            | Released 1 Local/2 Remote | Released 1 Local/2 Remote | 2001/2002
        24  | the link is lost                       | Released 3 Unknown | Released 3 Unknown | absent
        """)
    void withAllMonitoredEverySwitchHasTheSameTruth(String story, String variant, String a, String b, String ctrl) {
        for (SwitchBehaviour behaviour : SwitchBehaviour.profiles()) {
            Truth truth = truth(story, variant, behaviour, ALL);
            assertThat(ends(truth, "2001")).as(behaviour.name()).isEqualTo(a);
            assertThat(ends(truth, "2002")).as(behaviour.name()).isEqualTo(b);
            assertThat(String.join("/", truth.ctrlParty().right()))
                    .as(behaviour.name())
                    .isEqualTo(ctrl);
        }
    }

    @Test
    void theThirdPartyOfConferencesAndTransfersIsMovedAndEndsToo() {
        SwitchBehaviour behaviour = SwitchBehaviour.openscapeVoice();
        assertThat(ends(truth("13", "B leaves, later A hangs up", behaviour, ALL), "2003"))
                .isEqualTo("PartyChanged + Released 2 Remote");
        assertThat(ends(truth("16", "A ends it for all", behaviour, ALL), "2003"))
                .isEqualTo("PartyChanged + Released 2 Remote");
        assertThat(ends(truth("20", "in one step", behaviour, ALL), "2003")).isEqualTo("Released 2 Remote");
        assertThat(ends(truth("15", "the bridge keeps C", behaviour, ALL), "2003"))
                .isEqualTo("PartyChanged + Released 1 Local");
    }

    @Test
    void aBusyCallClearedByTheSwitchIsRemoteOnlyWhereTheSwitchNamesTheBusyParty() {
        Truth named = truth("9", "busy, B's leg fails", SwitchBehaviour.openscapeVoice(), ALL);
        assertThat(ends(named, "2001")).isEqualTo("Released 2 Remote");
        assertThat(named.ctrlParty().right()).containsExactly("2002");
        Truth silent = truth("9", "busy, B's leg fails", SwitchBehaviour.avayaAes(), ALL);
        assertThat(ends(silent, "2001")).isEqualTo("Released 3 Unknown");
        assertThat(silent.ctrlParty().right()).containsExactly(Choice.ABSENT);
        Truth invalid = truth("10", "invalidNumberFormat, the switch clears A", SwitchBehaviour.openscapeVoice(), ALL);
        assertThat(ends(invalid, "2001")).isEqualTo("Released 3 Unknown");
        assertThat(invalid.busy()).singleElement().satisfies(busy -> assertThat(busy.callStates())
                .containsExactly(11));
    }

    @Test
    void queuesAreAbandonedOrDiverted() {
        SwitchBehaviour behaviour = SwitchBehaviour.avayaAes();
        Truth givenUp = truth("17", "A outside, callCancelled", behaviour, ALL);
        assertThat(ends(givenUp, "5000")).isEqualTo("Abandoned 2 Remote");
        assertThat(givenUp.ctrlParty().right()).containsExactly("0049891234567");
        Truth distributed = truth("21", "the queue distributes to B", behaviour, ALL);
        assertThat(ends(distributed, "5000")).isEqualTo("Diverted absent");
    }

    @Test
    void aTrunkIsNoCtrlParty() {
        Truth unnamed = truth("22", "A outside, not known, networkSignal", SwitchBehaviour.avayaAes(), ALL);
        assertThat(ends(unnamed, "2002")).isEqualTo("Released 2 Remote");
        assertThat(unnamed.ctrlParty().right()).containsExactly(Choice.ABSENT);
        Truth numbered = truth("22", "A outside by trunk, networkSignal", SwitchBehaviour.avayaAes(), ALL);
        assertThat(numbered.ctrlParty().right()).containsExactly("0049891234567");
        assertThat(numbered.ctrlParty().tolerable()).containsExactly(Choice.ABSENT);
    }

    @Test
    void unknownIsTolerableOnlyWhereTheEvidenceIsMissing() {
        String hangsUp = "A hangs up";
        assertThat(tolerable("1", hangsUp, SwitchBehaviour.openscapeVoice(), "2002"))
                .isEmpty();
        assertThat(tolerable("1", hangsUp, SwitchBehaviour.avayaAes(), "2002")).isEmpty();
        assertThat(tolerable("1", hangsUp, SwitchBehaviour.panasonic(), "2002")).isEmpty();
        assertThat(tolerable("1", hangsUp, SwitchBehaviour.uacstaPhone(), "2002"))
                .containsExactly("3 Unknown");
        assertThat(tolerable("1", hangsUp, SwitchBehaviour.generic(), "2002")).isEmpty();
        assertThat(tolerable("1", hangsUp, SwitchBehaviour.generic(), "2001")).containsExactly("3 Unknown");
        assertThat(tolerable("5", "cancelled", SwitchBehaviour.uacstaPhone(), "2002"))
                .isEmpty();
        assertThat(tolerable("22", "A outside, not known, normalClearing", SwitchBehaviour.openscapeVoice(), "2002"))
                .containsExactly("3 Unknown");
    }

    private static List<String> tolerable(String story, String variant, SwitchBehaviour behaviour, String monitored) {
        return truth(story, variant, behaviour, Set.of(monitored))
                .party(monitored)
                .ends()
                .get(0)
                .releasingParty()
                .tolerable();
    }

    @Test
    void everyMonitoredDeviceThatWasInACallHasAnEndOnEverySwitch() {
        for (SwitchBehaviour behaviour : SwitchBehaviour.profiles()) {
            for (Story story : Stories.all()) {
                if (story.needsRequest()) {
                    continue;
                }
                FrameScript script = FrameScript.of(story, behaviour, ALL);
                Set<String> told = script.events().stream()
                        .map(FrameScript.MonitorFrame::dn)
                        .collect(Collectors.toSet());
                Set<String> ended = script.truth().parties().stream()
                        .filter(party -> !party.ends().isEmpty())
                        .map(party -> party.device())
                        .collect(Collectors.toSet());
                assertThat(ended).as(script.truth().title()).isEqualTo(told);
            }
        }
    }

    @Test
    void truthsAreReadBackAsTheyWereWritten() throws Exception {
        TruthJson json = new TruthJson();
        for (Story story : Stories.playable()) {
            Truth truth =
                    FrameScript.of(story, SwitchBehaviour.panasonic(), ALL).truth();
            String line = json.line(truth);
            assertThat(line).doesNotContain("\n");
            assertThat(json.read(line)).isEqualTo(truth);
        }
    }
}
