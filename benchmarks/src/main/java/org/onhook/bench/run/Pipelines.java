package org.onhook.bench.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.onhook.bench.run.Comparison.Entry;
import org.onhook.bench.traffic.CstaRecording;
import org.onhook.bench.worker.Subject;

/** From socket to output over CSTA, beside floors and the pipeline that people usually write. */
final class Pipelines {

    /** All that can be compared, in the order of the table. */
    static final List<Subject> ALL = List.of(
            Subject.RAW_READ, Subject.AALTO_TOKENS, Subject.JAXB_DATABIND, Subject.OUTSIDE_FELIX, Subject.IN_FELIX);

    private static final Entry TOKENS = new Entry(Subject.AALTO_TOKENS);

    private Pipelines() {}

    /** @param subjects which of them to compare; the one that is the measure of all is always among them */
    static Section measure(CstaRecording recording, List<Subject> subjects, Effort effort, Path scratch)
            throws IOException, InterruptedException {
        List<Entry> entries = ALL.stream()
                .filter(subject -> subjects.contains(subject) || subject == TOKENS.subject())
                .map(Entry::new)
                .toList();
        Comparison comparison = Comparison.run(recording, entries, effort, scratch);
        return new Section(
                text(recording, comparison, effort),
                goals(comparison),
                comparison.wrong(Subject.JAXB_DATABIND, Subject.OUTSIDE_FELIX, Subject.IN_FELIX));
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
                %s""",
                effort.rounds(),
                effort.roundSeconds(),
                effort.calls(),
                recording.profile(),
                recording.events(),
                recording.length() / recording.events(),
                comparison.table(TOKENS),
                chart);
    }

    private static List<Goal> goals(Comparison comparison) {
        List<Goal> goals = new ArrayList<>();
        Entry jaxb = new Entry(Subject.JAXB_DATABIND);
        for (Entry onhook : List.of(new Entry(Subject.OUTSIDE_FELIX), new Entry(Subject.IN_FELIX))) {
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
        comparison.of(Subject.IN_FELIX).ifPresent(inside -> comparison
                .of(Subject.OUTSIDE_FELIX)
                .ifPresent(outside -> goals.add(Goal.atMost(
                        6,
                        "in Felix against outside: processor time of lane and sinks",
                        1.05,
                        inside.ratio(outside, Measured::ownNanos)))));
        return goals;
    }
}
