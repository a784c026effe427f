package org.onhook.bench.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.onhook.bench.run.Comparison.Entry;
import org.onhook.bench.traffic.CstaRecording;
import org.onhook.bench.worker.Subject;

/** From socket to output over CSTA, beside floors and the pipeline that people usually write. */
final class Pipelines {

    /** All that can be compared, in the order of the table. */
    static final List<Subject> ALL = List.of(
            Subject.RAW_READ,
            Subject.AALTO_TOKENS,
            Subject.JAXB_DATABIND,
            Subject.OUTSIDE_FELIX,
            Subject.IN_FELIX_WITHOUT_HTTP,
            Subject.IN_FELIX);

    /** What cannot be told from none in a short run: with 10,000 calls, a megabyte. */
    private static final double GROWTH = 100;

    private static final Entry TOKENS = new Entry(Subject.AALTO_TOKENS);

    private static final Entry OUTSIDE = new Entry(Subject.OUTSIDE_FELIX);
    private static final Entry WHOLE = new Entry(Subject.IN_FELIX);
    private static final Entry INSIDE = new Entry(Subject.IN_FELIX_WITHOUT_HTTP);

    private Pipelines() {}

    /** @param subjects which of them to compare; the one that is the measure of all is always among them */
    static Section measure(CstaRecording recording, List<Subject> subjects, Effort effort, Path scratch)
            throws IOException, InterruptedException {
        List<Entry> entries = ALL.stream()
                .filter(subject -> subjects.contains(subject) || subject == TOKENS.subject())
                .map(Entry::new)
                .toList();
        try (Comparison comparison = Comparison.start(recording, entries, scratch)) {
            comparison.warmUp(effort);
            Map<Subject, Long> before = heaps(comparison);
            comparison.measure(effort);
            Map<Subject, Long> after = heaps(comparison);
            List<Goal> goals = new ArrayList<>(goals(comparison));
            after.forEach((subject, heap) -> goals.add(Goal.atMost(
                    2,
                    subject.title() + ": growth of the heap with finished calls, bytes a call",
                    GROWTH,
                    (double) (heap - before.get(subject)) / calls(comparison, subject, recording, effort))));
            return new Section(
                    text(recording, comparison, effort),
                    goals,
                    comparison.wrong(
                            Subject.JAXB_DATABIND,
                            Subject.OUTSIDE_FELIX,
                            Subject.IN_FELIX_WITHOUT_HTTP,
                            Subject.IN_FELIX));
        }
    }

    /** How much heap those of Onhook use that are there. */
    private static Map<Subject, Long> heaps(Comparison comparison) throws IOException, InterruptedException {
        Map<Subject, Long> heaps = new EnumMap<>(Subject.class);
        for (Entry entry : List.of(OUTSIDE, WHOLE)) {
            Optional<Contender> contender = comparison.of(entry);
            if (contender.isPresent()) {
                heaps.put(entry.subject(), contender.get().heap());
            }
        }
        return heaps;
    }

    /** How many calls were played in all rounds. */
    private static double calls(Comparison comparison, Subject subject, CstaRecording recording, Effort effort) {
        long events = comparison.of(subject).orElseThrow().rounds().stream()
                .mapToLong(round -> round.played().events())
                .sum();
        return (double) events / recording.reel().events() * effort.calls();
    }

    private static String text(CstaRecording recording, Comparison comparison, Effort effort) {
        Chart chart = new Chart("Throughput against frame + Aalto tokens", "ratio");
        comparison.contenders().stream()
                // It would dwarf all others.
                .filter(contender -> contender.subject() != Subject.RAW_READ)
                .forEach(contender -> chart.bar(
                        contender.title(), comparison.ratio(new Entry(contender.subject()), TOKENS, Measured::rate)));
        return String.format(
                Locale.ROOT,
                """
                ## End to end over loopback TCP, one link

                %d rounds of %.1f s, all subjects in each; medians. %,d calls of random traffic on a simulated %s, all devices
                monitored, %,d events of %d B on average, played again and again.

                %s
                %s%s""",
                effort.rounds(),
                effort.roundSeconds(),
                effort.calls(),
                recording.profile(),
                recording.reel().events(),
                recording.reel().length() / recording.reel().events(),
                comparison.table(TOKENS),
                inFelix(comparison),
                chart);
    }

    private static String inFelix(Comparison comparison) {
        if (comparison.of(INSIDE).isEmpty() || comparison.of(OUTSIDE).isEmpty()) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                """
                In Felix against outside, the same parts: throughput %.2f, processor time of lane and sink %.2f, of the process %.2f. The
                HTTP interface is one more sink, which has a thread of its own.

                """,
                comparison.ratio(INSIDE, OUTSIDE, Measured::rate),
                comparison.ratio(INSIDE, OUTSIDE, Measured::ownNanos),
                comparison.ratio(INSIDE, OUTSIDE, Measured::processNanos));
    }

    private static List<Goal> goals(Comparison comparison) {
        List<Goal> goals = new ArrayList<>();
        Entry jaxb = new Entry(Subject.JAXB_DATABIND);
        for (Entry onhook : List.of(OUTSIDE, WHOLE)) {
            comparison.of(onhook).ifPresent(contender -> {
                String title = contender.title();
                goals.add(Goal.atLeast(
                        1,
                        title + ": throughput against frame + Aalto tokens",
                        0.45,
                        comparison.ratio(onhook, TOKENS, Measured::rate)));
                comparison
                        .of(jaxb)
                        .ifPresent(peer -> goals.add(Goal.atLeast(
                                1,
                                title + ": throughput against JAXB + databind",
                                2.5,
                                contender.ratio(peer, Measured::rate))));
                goals.add(Goal.atMost(
                        2, title + ": bytes allocated for an event in", 4000, contender.median(Measured::allocated)));
            });
        }
        comparison.of(INSIDE).ifPresent(inside -> comparison
                .of(OUTSIDE)
                .ifPresent(outside -> goals.add(Goal.atMost(
                        6,
                        "in Felix against outside, the same parts: processor time of lane and sink",
                        1.05,
                        inside.ratio(outside, Measured::ownNanos)))));
        return goals;
    }
}
