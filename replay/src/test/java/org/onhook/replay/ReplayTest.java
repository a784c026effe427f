package org.onhook.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onhook.api.release.Initiator;
import org.onhook.api.release.Release;
import org.onhook.api.release.ReleasePolicy;
import org.onhook.api.release.Verdict;
import org.onhook.tracking.attribution.Policies;
import org.onhook.tracking.policy.BuiltInPolicies;

class ReplayTest {

    private static final String[] RECORDED = {"releasing-device", "first-clear"};

    @TempDir
    Path dir;

    private final Policies policies = new Policies();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** A vendor's policy. */
    private record Blames(String name, Initiator initiator) implements ReleasePolicy {
        @Override
        public Basis basis() {
            return Basis.STATEMENT;
        }

        @Override
        public Optional<Verdict> judge(Release release) {
            return Optional.of(Verdict.certain(initiator, "says " + name));
        }
    }

    /** Another vendor's: it is always who left first, which here gives the right answer for another reason. */
    private static final class BlamesWhoLeaves implements ReleasePolicy {
        @Override
        public String name() {
            return "blames-who-leaves";
        }

        @Override
        public Basis basis() {
            return Basis.STATEMENT;
        }

        @Override
        public Optional<Verdict> judge(Release release) {
            var leaving = release.leaving().party();
            return Optional.of(Verdict.certain(new Initiator.Party(leaving.ref(), leaving.device()), "it left"));
        }
    }

    @BeforeEach
    void registerPolicies() {
        int ranking = 1_000;
        List<ReleasePolicy> all = new ArrayList<>(BuiltInPolicies.inOrder());
        all.add(new Blames("blames-the-switch", Initiator.SWITCH));
        all.add(new BlamesWhoLeaves());
        for (ReleasePolicy policy : all) {
            policies.add(policy, Map.of("service.ranking", ranking--));
        }
    }

    private List<String> replay(ReplayRequest request) {
        out.reset();
        err.reset();
        new Replay(policies, () -> 7).run(request, print(out), print(err));
        return lines(out);
    }

    private List<String> replay(Path... files) {
        return replay(new ReplayRequest(List.of(files), List.of(), false, Optional.empty()));
    }

    private List<String> diff(Path file, String... names) {
        return replay(new ReplayRequest(List.of(file), List.of(names), true, Optional.empty()));
    }

    private static PrintStream print(ByteArrayOutputStream target) {
        return new PrintStream(target, true, StandardCharsets.UTF_8);
    }

    private static List<String> lines(ByteArrayOutputStream text) {
        return text.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private Path file(String name) {
        return dir.resolve(name);
    }

    private Path call() throws IOException {
        return Tape.startedBy(RECORDED).talk("c1").hangUp("c1").save(file("call"));
    }

    private static Stream<String> releases(List<String> lines) {
        return lines.stream().filter(line -> line.contains(" Local") || line.contains(" Unknown"));
    }

    @Test
    void aReleaseIsOneLineWithItsCallWhatWasToldAndWhy() throws IOException {
        List<String> lines = replay(call());

        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).startsWith("TIME").contains("DN AND ReleasingParty", "RULE, CONFIDENCE");
        assertThat(lines.get(1))
                .contains("  osv-1 ", " 0000000100000001 ", " 2001 1 Local  2002 2 Remote ", " 2001 ")
                .endsWith(" releasing-device certain");
        assertThat(lines.get(2)).startsWith("1 releases of 10 events of 1 switch, ");
        assertThat(lines(err)).isEmpty();
    }

    @Test
    void otherPoliciesDecideInPlaceOfThoseThatDidThen() throws IOException {
        List<String> lines =
                replay(new ReplayRequest(List.of(call()), List.of("blames-the-switch"), false, Optional.empty()));

        assertThat(releases(lines))
                .singleElement()
                .asString()
                .contains("2001,2002 3 Unknown")
                .contains("the switch");
    }

    @Test
    void aDifferenceIsPrintedWithBothAnswersTheirRulesAndReasons() throws IOException {
        List<String> lines = diff(call(), "blames-the-switch", "first-clear");

        assertThat(lines.get(0)).endsWith("  osv-1  0000000100000001");
        assertThat(lines.get(1))
                .startsWith("    recorded  2001 1 Local  2002 2 Remote ")
                .endsWith(" 2001           releasing-device certain");
        assertThat(lines).contains("        - the switch names the releaser", "        - says blames-the-switch");
        assertThat(lines).anySatisfy(line -> assertThat(line)
                .startsWith("    policies  2001,2002 3 Unknown ")
                .endsWith(" the switch     blames-the-switch certain"));
        assertThat(lines.get(lines.size() - 1))
                .startsWith("1 releases compared: 1 with another answer, 0 for another reason only;"
                        + " 0 calls not comparable; 10 events of 1 switch, ");
    }

    @Test
    void whereOnlyTheReasonIsAnotherOneNothingIsPrintedButTheCount() throws IOException {
        assertThat(diff(call(), "blames-who-leaves"))
                .singleElement()
                .asString()
                .startsWith("1 releases compared: 0 with another answer, 1 for another reason only;");
        assertThat(diff(call(), RECORDED))
                .singleElement()
                .asString()
                .startsWith("1 releases compared: 0 with another answer, 0 for another reason only;");
    }

    @Test
    void aPolicyThatIsNotThereIsRefusedWithTheNamesOfThoseThatAre() throws IOException {
        Path call = call();
        assertThatThrownBy(() -> diff(call, "first-clear", "first-claer"))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith(
                        "no such policy: first-claer; there are confirmed-request, switch-cause, unseen,")
                .hasMessageEndingWith("blames-the-switch, blames-who-leaves");
    }

    @Test
    void whatMakesNoSenseIsRefused() throws IOException {
        Path call = call();
        Path none = Files.writeString(file("none"), "{\"specversion\":\"1.0\"}\n");
        ReplayRequest both =
                new ReplayRequest(List.of(call), List.of("first-clear"), true, Optional.of(file("events")));
        assertThatThrownBy(() -> diff(call)).isInstanceOf(Refused.class).hasMessageContaining("needs two");
        assertThatThrownBy(() -> replay(both)).isInstanceOf(Refused.class).hasMessageContaining("without a difference");
        assertThatThrownBy(() -> replay(file("missing")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("cannot read the file " + file("missing"));
        assertThatThrownBy(() -> replay(none)).isInstanceOf(Refused.class).hasMessageContaining("no recording begins");
    }

    @Test
    void aLineThatIsCutOffAtTheEndIsLeftOut() throws IOException {
        Path cut = Tape.startedBy(RECORDED)
                .talk("c1")
                .hangUp("c1")
                .text("{\"switch\":\"osv-1\",\"ev")
                .save(file("cut"));

        assertThat(releases(replay(cut))).hasSize(1);
        assertThat(lines(err)).singleElement().asString().startsWith(cut + ":14: left out: the last line is cut off");
    }

    @Test
    void aLineThatCannotBeReadIsLeftOutAndTheRestGoesOn() throws IOException {
        Path strange = Tape.startedBy(RECORDED)
                .talk("c1")
                .text("{\"switch\":\"osv-1\",\"link\":\"a\",\"event\":\"Smiled\",\"micros\":5}\n")
                .text("what?\n")
                .hangUp("c1")
                .save(file("strange"));

        assertThat(releases(replay(strange))).hasSize(1);
        assertThat(lines(err))
                .hasSize(2)
                .first()
                .isEqualTo(strange + ":11: left out: the kind of event 'Smiled' is not known");
    }

    @Test
    void ofManyLinesThatCannotBeReadTheFirstAreNamedAndTheOthersCounted() throws IOException {
        Path noise = Tape.startedBy(RECORDED)
                .text("noise\n".repeat(100))
                .talk("c1")
                .hangUp("c1")
                .save(file("noise"));

        assertThat(releases(replay(noise))).hasSize(1);
        assertThat(lines(err)).hasSize(21).last().isEqualTo("80 more lines that cannot be read were left out");
    }

    @Test
    void afterAGapItGoesOnWithHowThingsStoodThen() throws IOException {
        Path gap = Tape.startedBy(RECORDED)
                .talk("c1")
                .hangUpUnrecorded("c1")
                .gap(3)
                .stands()
                .attributedBy(RECORDED)
                .talk("c2")
                .hangUp("c2")
                .save(file("gap"));

        // ConnIDs go on as they did live, where c1 took the first three numbers.
        assertThat(releases(replay(gap)))
                .singleElement()
                .asString()
                .contains(" 0000000100000004 ", "2001 1 Local  2002 2 Remote");
        assertThat(lines(err))
                .singleElement()
                .asString()
                .startsWith(gap + ":11: switch osv-1: 3 events were not recorded here");
    }

    @Test
    void aRecordingInAnotherVersionIsLeftOutUpToTheNextOne() throws IOException {
        Path mixed = Tape.startedBy(RECORDED)
                .talk("c1")
                .hangUp("c1")
                .text("{\"recording\":3,\"started\":\"later\"}\n")
                .text("{\"switch\":\"osv-1\",\"link\":\"a\",\"event\":\"LinkUp\",\"micros\":5}\n")
                .startedAgain()
                .stands()
                .attributedBy(RECORDED)
                .talk("c2")
                .hangUp("c2")
                .save(file("mixed"));

        assertThat(releases(replay(mixed))).hasSize(2);
        assertThat(lines(err))
                .singleElement()
                .asString()
                .isEqualTo(mixed + ":14: left out up to the next recording:"
                        + " the recording has format version 3, and only those up to 2 can be read");
    }

    @Test
    void theFilesOfARecordingAreOneInTheirOrder() throws IOException {
        Tape tape = Tape.startedBy(RECORDED).talk("c1");
        Path first = tape.save(file("1"));
        Path second = tape.header(2)
                .hangUp("c1")
                .stands()
                .attributedBy(RECORDED)
                .talk("c2")
                .hangUp("c2")
                .save(file("2"));

        assertThat(releases(replay(first, second))).hasSize(2);
        assertThat(lines(err)).isEmpty();

        assertThat(releases(replay(second))).hasSize(1);
        assertThat(lines(err))
                .singleElement()
                .asString()
                .contains("switch osv-1: 3 events come before it is told how things stood, and are left out");
    }

    @Test
    void whatAnotherRecordingLeftOpenIsNotGoneOnWith() throws IOException {
        Tape tape = Tape.startedBy(RECORDED).talk("c1");
        Path first = tape.save(file("1"));
        Path third = tape.header(3).hangUp("c1").save(file("3"));

        assertThat(releases(replay(first, third))).isEmpty();
    }

    @Test
    void aRecordingThatWasStartedInTheMiddleOfACallReleasesIt() throws IOException {
        Tape tape = Tape.startedBy(RECORDED).talk("c1");
        tape.save(file("before"));
        Path middle =
                tape.startedAgain().stands().attributedBy(RECORDED).hangUp("c1").save(file("middle"));

        assertThat(releases(replay(middle))).singleElement().asString().contains("2001 1 Local  2002 2 Remote");
        assertThat(lines(err))
                .singleElement()
                .asString()
                .contains("switch osv-1: 1 calls were in progress here; what was known of them is taken");
    }

    @Test
    void whereHowThingsStoodCannotBeReadItBeginsWithoutThat() throws IOException {
        Path future = Tape.empty()
                .header(1)
                .text("{\"switch\":\"osv-1\",\"calls\":0,\"state\":\"AAAAfw==\"}\n")
                .attributedBy(RECORDED)
                .monitored()
                .talk("c1")
                .hangUp("c1")
                .save(file("future"));

        assertThat(releases(replay(future))).hasSize(1);
        assertThat(lines(err)).singleElement().asString().contains("format 127").contains("is not exact");
    }

    @Test
    void aPolicyThatDecidedThenAndIsNotThereIsTold() throws IOException {
        Path call = Tape.startedBy("vendors-own", "last-leg")
                .talk("c1")
                .hangUp("c1")
                .save(file("call"));

        replay(call);

        assertThat(lines(err))
                .singleElement()
                .asString()
                .contains("policy vendors-own decided here, and is not there; answers may differ");
    }

    @Test
    void whereNoPolicyDecidedThenNoneDoes() throws IOException {
        Path call = Tape.startedBy().talk("c1").hangUp("c1").save(file("call"));

        assertThat(releases(replay(call))).singleElement().asString().contains("insufficient-evidence");
    }

    @Test
    void theEventsAreWrittenAsASinkDoesAndAgainTheSame() throws IOException {
        Path call = call();
        byte[][] written = new byte[2][];
        String[] printed = new String[2];
        for (int i = 0; i < 2; i++) {
            Path events = file("events" + i);
            replay(new ReplayRequest(List.of(call), List.of(), false, Optional.of(events)));
            written[i] = Files.readAllBytes(events);
            printed[i] = out.toString(StandardCharsets.UTF_8);
        }

        assertThat(written[1]).isEqualTo(written[0]);
        assertThat(printed[1]).isEqualTo(printed[0]);
        List<String> events =
                new String(written[0], StandardCharsets.UTF_8).lines().toList();
        assertThat(events)
                .allMatch(line -> line.startsWith("{\"specversion\":\"1.0\",\"id\":\"0-"))
                .anyMatch(line -> line.contains("\"type\":\"tlib.EventReleased\"") && line.contains("\"1 Local\""));
        assertThat(events).anyMatch(line -> line.contains("tlib.EventCallDeleted"));
    }
}
