package org.onhook.it.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.onhook.api.release.Initiator;
import org.onhook.api.release.Release;
import org.onhook.api.release.ReleasePolicy;
import org.onhook.api.release.Verdict;
import org.onhook.asterisk.policy.AsteriskPolicies;
import org.onhook.files.FileSettings;
import org.onhook.files.Rotation;
import org.onhook.recorder.RecorderSettings;
import org.onhook.recorder.Recording;
import org.onhook.replay.DifferenceLines;
import org.onhook.replay.Replay;
import org.onhook.replay.ReplayRequest;
import org.onhook.simulator.switching.SwitchBehaviour;
import org.onhook.tlib.numbering.InstallationId;
import org.onhook.tracking.attribution.Attributor;
import org.onhook.tracking.attribution.Policies;
import org.onhook.tracking.policy.BuiltInPolicies;

/**
 * A day of random calls on switches of several makes, recorded and replayed: the same events come out, and a difference names
 * exactly the releases that other policies answer otherwise. {@code -Donhook.day.calls=3000} is a longer day.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayedDayTest {

    private static final int CALLS = Integer.getInteger("onhook.day.calls", 200);
    private static final long SEED = Long.getLong("onhook.seed", 1);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<SwitchBehaviour> SWITCHES = List.of(
            SwitchBehaviour.avayaAes(),
            SwitchBehaviour.panasonic(),
            SwitchBehaviour.generic(),
            SwitchBehaviour.uacstaPhone());

    /** A policy that somebody made by hand: whoever made the call also ended it. */
    private static final class BlamesTheCaller implements ReleasePolicy {
        @Override
        public String name() {
            return "blames-the-caller";
        }

        @Override
        public Basis basis() {
            return Basis.STATEMENT;
        }

        @Override
        public Optional<Verdict> judge(Release release) {
            if (!release.answered() || release.conference()) {
                return Optional.empty();
            }
            return Stream.concat(Stream.of(release.leaving()), release.others().stream())
                    .filter(Release.Leg::caller)
                    .findFirst()
                    .map(leg -> Verdict.inferred(
                            new Initiator.Party(leg.party().ref(), leg.party().reportedNumber()),
                            "the caller is always to blame"));
        }
    }

    /** What is changed about the policies. */
    enum Change {
        REMOVED,
        REORDERED,
        HAND_MADE;

        List<String> policies(List<String> inForce) {
            List<String> changed = new ArrayList<>(inForce);
            switch (this) {
                case REMOVED -> changed.remove("first-clear");
                case REORDERED -> Collections.reverse(changed);
                case HAND_MADE -> changed.add(0, "blames-the-caller");
            }
            return changed;
        }
    }

    private final Policies policies = new Policies();
    private Path home;
    private List<String> inForce;
    private SimulatedDay day;
    private List<String> live;

    @BeforeAll
    void playAndRecordTheDay(@TempDir Path folder) throws Exception {
        home = folder;
        int ranking = 3_000;
        for (ReleasePolicy policy : AsteriskPolicies.inOrder()) {
            policies.add(policy, Map.of("service.ranking", ranking--));
        }
        for (ReleasePolicy policy : BuiltInPolicies.inOrder()) {
            policies.add(policy, Map.of("service.ranking", ranking--));
        }
        inForce = policies.names();
        policies.add(new BlamesTheCaller(), Map.of("service.ranking", ranking));
        day = new SimulatedDay(SEED, CALLS, SWITCHES);
        try (LiveRun run = new LiveRun(home, attributor(inForce));
                Recording whole = recording("whole.jsonl", Rotation.NONE);
                Recording parts = recording("parts.jsonl", new Rotation(6 << 20, Rotation.Period.NONE, 0));
                Recording late = recording("late.jsonl", Rotation.NONE)) {
            SWITCHES.forEach(behaviour -> run.open(behaviour.name()));
            run.tell(whole);
            run.tell(parts);
            int played = 0;
            for (SimulatedDay.Entry entry : day.entries()) {
                if (++played == day.entries().size() / 2) {
                    run.tell(late);
                }
                run.take(entry);
                awaitRoom(whole, parts, late);
            }
            live = run.finish();
        }
    }

    /** The day is over much faster than a day; the writers are given time, so that nothing is dropped. */
    private static void awaitRoom(Recording... recordings) throws InterruptedException {
        for (Recording recording : recordings) {
            while (recording.waiting() > 1_000) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
        }
    }

    private Recording recording(String file, Rotation rotation) {
        RecorderSettings settings = new RecorderSettings(new FileSettings(home.resolve(file), rotation), Set.of());
        return new Recording("recorder " + file, settings, Clock.systemUTC(), 10_000);
    }

    private Attributor attributor(List<String> names) {
        return new Attributor(policies.inOrder(names));
    }

    private record Replayed(String text, List<String> messages, List<String> events) {}

    private Replayed replay(List<Path> files, List<String> names, boolean diff) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Path events = Files.createTempFile(home, "events", ".jsonl");
        new Replay(policies, this::installation)
                .run(
                        new ReplayRequest(files, names, diff, diff ? Optional.empty() : Optional.of(events)),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Replayed(
                out.toString(StandardCharsets.UTF_8),
                err.toString(StandardCharsets.UTF_8).lines().toList(),
                Files.readAllLines(events));
    }

    private long installation() {
        try {
            return InstallationId.known(home.resolve("data")).orElseThrow();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Replayed replayWhole(List<String> names) throws IOException {
        return replay(List.of(home.resolve("whole.jsonl")), names, false);
    }

    private Replayed difference(Change change) throws IOException {
        return replay(List.of(home.resolve("whole.jsonl")), change.policies(inForce), true);
    }

    // ---- the same policies ------------------------------------------------------------------------------------------

    /** The events but for the number under which each was published: a replay counts for itself. */
    private static List<JsonNode> unnumbered(List<String> lines) throws IOException {
        List<JsonNode> events = new ArrayList<>(lines.size());
        for (String line : lines) {
            ObjectNode event = (ObjectNode) JSON.readTree(line);
            event.remove("id");
            ((ObjectNode) event.get("data")).remove("EventSequenceNumber");
            events.add(event);
        }
        return events;
    }

    private static Map<String, List<JsonNode>> bySwitch(List<String> lines) throws IOException {
        return unnumbered(lines).stream()
                .collect(Collectors.groupingBy(
                        event -> event.path("source").asText(), TreeMap::new, Collectors.toList()));
    }

    @Test
    void theSameEventsComeOut() throws IOException {
        Replayed replayed = replayWhole(List.of());

        assertThat(replayed.messages()).isEmpty();
        assertThat(unnumbered(replayed.events())).isEqualTo(unnumbered(live));
        assertThat(live.stream().filter(line -> line.contains("tlib.EventReleased")))
                .hasSizeGreaterThan(CALLS * SWITCHES.size());
    }

    @Test
    void aReleaseIsALineAndASecondReplayIsTheSameToTheByte() throws IOException {
        Replayed first = replayWhole(List.of());
        Replayed second = replayWhole(List.of());

        assertThat(second).isEqualTo(first);
        assertThat(first.text().lines().filter(line -> line.endsWith(" certain") || line.endsWith(" inferred")))
                .hasSizeGreaterThan(CALLS);
    }

    @Test
    void theFilesThatWerePutAsideAreOneRecordingAndEachStandsForItself() throws IOException {
        List<Path> files = parts();
        assertThat(files).hasSizeGreaterThan(3);

        assertThat(unnumbered(replay(files, List.of(), false).events())).isEqualTo(unnumbered(live));

        Replayed rest = replay(files.subList(2, files.size()), List.of(), false);
        endsWith(bySwitch(live), bySwitch(rest.events()));
    }

    private List<Path> parts() {
        List<Path> parts = new ArrayList<>();
        for (int n = 1; Files.exists(home.resolve("parts.jsonl." + n)); n++) {
            parts.add(home.resolve("parts.jsonl." + n));
        }
        parts.add(home.resolve("parts.jsonl"));
        return parts;
    }

    @Test
    void aRecordingThatWasStartedAmongCallsGoesOnWithThem() throws IOException {
        Replayed late = replay(List.of(home.resolve("late.jsonl")), List.of(), false);

        endsWith(bySwitch(live), bySwitch(late.events()));
    }

    private static void endsWith(Map<String, List<JsonNode>> whole, Map<String, List<JsonNode>> end) {
        assertThat(end).hasSameSizeAs(whole);
        end.forEach((source, events) -> {
            List<JsonNode> all = whole.get(source);
            assertThat(events.size()).as(source).isGreaterThan(all.size() / 5);
            assertThat(events).as(source).isEqualTo(all.subList(all.size() - events.size(), all.size()));
        });
    }

    // ---- other policies ---------------------------------------------------------------------------------------------

    /** What the events tell of a party of a call: what its DN and the call's observers were told, and by which rule. */
    private record Answer(String told, String rule) {}

    /** A party's part in a call, by ConnID, and by PartyUUID or DN. */
    private record Stay(String connId, String party) {}

    private static Map<Stay, Answer> answers(List<String> lines, boolean ofDns) throws IOException {
        Map<Stay, Answer> answers = new HashMap<>();
        for (String line : lines) {
            JsonNode data = JSON.readTree(line).path("data");
            String name = data.path("Event").asText();
            boolean dn = name.equals("EventReleased") || name.equals("EventAbandoned");
            boolean call = name.equals("EventCallPartyDeleted") || name.equals("EventCallDeleted");
            if (ofDns ? dn : dn || call) {
                JsonNode why = data.path("Attribution");
                Stay stay = new Stay(
                        data.path("ConnID").asText(),
                        dn
                                ? data.path("ThisDN").asText()
                                : data.path("PartyUUID").asText("call"));
                String told = data.path("Extensions").path("ReleasingParty").asText("") + "/"
                        + data.path("CtrlParty").asText("") + "/"
                        + why.path("Initiator").asText("") + "/"
                        + why.path("InitiatorKind").asText();
                // Several stays of one DN in one call are told one after the other.
                answers.merge(
                        stay,
                        new Answer(told, why.path("Rule").asText()),
                        (one, next) -> new Answer(one.told() + " " + next.told(), one.rule() + " " + next.rule()));
            }
        }
        return answers;
    }

    private static Set<Stay> differing(Map<Stay, Answer> one, Map<Stay, Answer> other) {
        assertThat(other.keySet()).isEqualTo(one.keySet());
        Set<Stay> differing = new HashSet<>(one.keySet());
        differing.removeIf(stay -> one.get(stay).told().equals(other.get(stay).told()));
        return differing;
    }

    /** A difference as it is printed. */
    private record Block(String connId, List<String> recorded, List<String> policies) {

        static List<Block> of(String text) {
            List<Block> blocks = new ArrayList<>();
            for (String line : text.lines().toList()) {
                if (line.matches("\\S.* [0-9a-f]{16}")) {
                    blocks.add(new Block(line.substring(line.length() - 16), new ArrayList<>(), new ArrayList<>()));
                } else if (line.startsWith(" ")) {
                    Block last = blocks.get(blocks.size() - 1);
                    boolean second =
                            line.startsWith("    policies ") || !last.policies().isEmpty();
                    (second ? last.policies() : last.recorded()).add(line);
                }
            }
            return blocks;
        }

        /** The DNs that it released. */
        Stream<Stay> dns() {
            String told = recorded.get(0).substring("    recorded  ".length());
            return Arrays.stream(told.split(" {2,}"))
                    .filter(part -> part.matches("[0-9,]+ (1 Local|2 Remote|3 Unknown)( .*)?"))
                    .flatMap(part ->
                            Arrays.stream(part.substring(0, part.indexOf(' ')).split(",")))
                    .map(dn -> new Stay(connId, dn));
        }

        static String rule(List<String> answer) {
            String[] words = answer.get(0).split(" ");
            return words[words.length - 2];
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDifferenceNamesExactlyTheReleasesThatAreAnsweredOtherwiseAndWhy(Change change) throws IOException {
        List<String> decided = replayWhole(change.policies(inForce)).events();
        Map<Stay, Answer> before = answers(live, true);
        Map<Stay, Answer> after = answers(decided, true);
        Set<String> calls = differing(answers(live, false), answers(decided, false)).stream()
                .map(Stay::connId)
                .collect(Collectors.toCollection(TreeSet::new));

        Replayed diff = difference(change);

        List<Block> blocks = Block.of(diff.text());
        assertThat(blocks).isNotEmpty();
        Set<String> named = new TreeSet<>();
        blocks.forEach(block -> named.add(block.connId()));
        assertThat(named).isEqualTo(calls);
        assertThat(blocks.stream().flatMap(Block::dns).collect(Collectors.toSet()))
                .isEqualTo(differing(before, after));
        assertThat(blocks).allSatisfy(block -> {
            assertThat(block.recorded()).as("an answer and its evidence").hasSizeGreaterThan(1);
            assertThat(block.policies()).as("an answer and its evidence").hasSizeGreaterThan(1);
            block.dns().forEach(stay -> {
                assertThat(before.get(stay).rule().split(" ")).contains(Block.rule(block.recorded()));
                assertThat(after.get(stay).rule().split(" ")).contains(Block.rule(block.policies()));
            });
        });
        assertThat(summary(diff))
                .contains(" releases compared: " + blocks.size() + " with another answer, ")
                .contains("; 0 calls not comparable; ");
        System.out.println("policies " + change.name().toLowerCase(java.util.Locale.ROOT) + ": " + summary(diff));
    }

    private static String summary(Replayed diff) {
        return diff.text().lines().reduce((first, last) -> last).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void aShadowBesideTheLiveLanesFindsTheSameAndDisturbsNothing(Change change) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DifferenceLines differences = new DifferenceLines(new PrintStream(out, true, StandardCharsets.UTF_8));
        Path elsewhere = Files.createTempDirectory(home, "shadowed");
        List<String> events;
        try (LiveRun run = new LiveRun(elsewhere, attributor(inForce))) {
            SWITCHES.forEach(behaviour -> run.open(behaviour.name()));
            run.shadowBy(attributor(change.policies(inForce)), differences);
            day.entries().forEach(run::take);
            events = run.finish();
        }

        Replayed diff = difference(change);

        assertThat(anonymous(out + differences.summary())).isEqualTo(anonymous(withoutTimes(diff)));
        assertThat(told(events)).isEqualTo(told(live));
    }

    private static String withoutTimes(Replayed diff) {
        String counts = summary(diff);
        return diff.text().substring(0, diff.text().lastIndexOf(counts))
                + counts.substring(0, counts.indexOf(" not comparable") + " not comparable".length());
    }

    /** Two runs give their calls other ConnIDs: the upper half is the second at which the lane was opened. */
    private static String anonymous(String text) {
        return text.replaceAll("(?m)  [0-9a-f]{8}([0-9a-f]{8})$", "  $1");
    }

    private static List<String> told(List<String> lines) throws IOException {
        List<String> told = new ArrayList<>();
        for (String line : lines) {
            JsonNode event = JSON.readTree(line);
            JsonNode data = event.path("data");
            told.add(event.path("time") + " " + data.path("Event") + " " + data.path("ThisDN") + " "
                    + data.path("Extensions") + " " + data.path("CtrlParty") + " " + data.path("Attribution"));
        }
        return told;
    }

    @AfterAll
    void printTheFigures() throws IOException {
        System.out.printf(
                "a day with %d calls on %d switches: %d entries into lanes, %d events, a recording of %d MB%n",
                CALLS * SWITCHES.size(),
                SWITCHES.size(),
                day.entries().size(),
                live.size(),
                Files.size(home.resolve("whole.jsonl")) >> 20);
    }
}
