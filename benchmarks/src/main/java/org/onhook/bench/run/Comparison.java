package org.onhook.bench.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.onhook.bench.traffic.Checked;
import org.onhook.bench.traffic.Recording;
import org.onhook.bench.worker.Subject;

/** Subjects beside each other, which are all played the same. Each round has all of them, one after the other. */
final class Comparison implements AutoCloseable {

    /**
     * What is compared.
     *
     * @param links on how many links it is played at the same time
     */
    record Entry(Subject subject, int links) {
        Entry(Subject subject) {
            this(subject, 1);
        }
    }

    private final List<Contender> contenders = new ArrayList<>();

    private Comparison() {}

    /** Starts all of them; returns when something can be played to each. */
    static Comparison start(Recording recording, List<Entry> entries, Path scratch)
            throws IOException, InterruptedException {
        Comparison comparison = new Comparison();
        try {
            for (Entry entry : entries) {
                comparison.contenders.add(new Contender(entry.subject(), recording, entry.links(), scratch));
            }
            for (Contender contender : comparison.contenders) {
                contender.awaitReady();
            }
            return comparison;
        } catch (IOException | InterruptedException | RuntimeException e) {
            comparison.close();
            throw e;
        }
    }

    /** All of it; what it was is still known when it is closed. */
    static Comparison run(Recording recording, List<Entry> entries, Effort effort, Path scratch)
            throws IOException, InterruptedException {
        try (Comparison comparison = start(recording, entries, scratch)) {
            comparison.warmUp(effort);
            comparison.measure(effort);
            return comparison;
        }
    }

    void warmUp(Effort effort) throws IOException, InterruptedException {
        for (Contender contender : effort.warmUp() == 0 ? List.<Contender>of() : contenders) {
            contender.warmUp(effort.warmUpSeconds(contender.subject()));
        }
    }

    /** Plays all rounds, and then once more to check what is written. */
    void measure(Effort effort) throws IOException, InterruptedException {
        for (int round = 0; round < effort.rounds(); round++) {
            for (Contender contender : contenders) {
                contender.round(effort.roundSeconds());
            }
        }
        for (Contender contender : contenders) {
            contender.playForCheck();
        }
        for (Contender contender : contenders) {
            contender.check();
        }
    }

    @Override
    public void close() throws IOException {
        for (Contender contender : contenders) {
            contender.close();
        }
    }

    /** The one that ran that subject on one link, if it was among them. */
    Optional<Contender> of(Subject subject) {
        return of(new Entry(subject));
    }

    Optional<Contender> of(Entry entry) {
        return contenders.stream()
                .filter(contender -> contender.subject() == entry.subject() && contender.links() == entry.links())
                .findFirst();
    }

    /** The median over the rounds of how many times the value of another one it is. */
    double ratio(Entry entry, Entry base, ToDoubleFunction<Measured> value) {
        return of(entry).orElseThrow().ratio(of(base).orElseThrow(), value);
    }

    List<Contender> contenders() {
        return contenders;
    }

    /** What is wrong in what these wrote, on however many links. */
    List<String> wrong(Subject... subjects) {
        return contenders.stream()
                .filter(contender -> List.of(subjects).contains(contender.subject()))
                .flatMap(contender -> contender.checked().stream())
                .flatMap(checked -> checked.faults().stream())
                .toList();
    }

    /** The table, in Markdown, with ratios to one of them. */
    String table(Entry base) {
        Contender measure = of(base).orElseThrow();
        StringBuilder text = new StringBuilder();
        text.append("| subject | throughput against ")
                .append(measure.title())
                .append(
                        " | events/s | CPU of the lanes, ns/event | its ratio | CPU of sinks | CPU of the process | allocated, B/event"
                                + " | events out for one in | CPU of the load driver | outputs |\n");
        text.append("|---|---|---|---|---|---|---|---|---|---|---|\n");
        for (Contender contender : contenders) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | **%.2f** | %,.0f | %,.0f | %.2f | %,.0f | %,.0f | %,.0f | %.2f | %,.0f | %s |%n",
                    contender.title(),
                    contender.ratio(measure, Measured::rate),
                    contender.median(Measured::rate),
                    contender.median(Measured::laneNanos),
                    contender.ratio(measure, Measured::laneNanos),
                    contender.median(Measured::sinkNanos),
                    contender.median(Measured::processNanos),
                    contender.median(Measured::allocated),
                    contender.median(Measured::writtenEach),
                    contender.median(Measured::driverNanos),
                    contender.checked().map(Checked::summary).orElse("none")));
        }
        return text.toString();
    }
}
