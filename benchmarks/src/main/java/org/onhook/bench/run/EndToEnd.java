package org.onhook.bench.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.onhook.bench.traffic.Recording;
import org.onhook.bench.worker.Subject;

/** All subjects beside each other, from socket to output. Each round has all of them, one after the other. */
final class EndToEnd {

    private final Recording recording;
    private final List<Contender> contenders = new ArrayList<>();

    private EndToEnd(Recording recording) {
        this.recording = recording;
    }

    static EndToEnd run(Recording recording, List<Subject> subjects, Effort effort, Path scratch)
            throws IOException, InterruptedException {
        EndToEnd result = new EndToEnd(recording);
        try {
            for (Subject subject : subjects) {
                result.contenders.add(new Contender(subject, recording, scratch));
            }
            for (Contender contender : result.contenders) {
                contender.awaitReady();
            }
            for (Contender contender : effort.warmUp() == 0 ? List.<Contender>of() : result.contenders) {
                contender.warmUp(effort.warmUpSeconds(contender.subject()));
            }
            for (int round = 0; round < effort.rounds(); round++) {
                for (Contender contender : result.contenders) {
                    contender.round(effort.roundSeconds());
                }
            }
            for (Contender contender : result.contenders) {
                contender.check();
            }
        } finally {
            for (Contender contender : result.contenders) {
                contender.close();
            }
        }
        return result;
    }

    /** The one that ran that subject. */
    Contender of(Subject subject) {
        return contenders.stream()
                .filter(contender -> contender.subject() == subject)
                .findFirst()
                .orElseThrow();
    }

    List<Contender> contenders() {
        return contenders;
    }

    Recording recording() {
        return recording;
    }

    /** The table, in Markdown. */
    String table() {
        StringBuilder text = new StringBuilder();
        text.append(
                "| pipeline | throughput against Aalto tokens | events/s | CPU of the lane, ns/event | its ratio | CPU of sinks"
                        + " | CPU of the process | allocated, B/event | events out for one in | CPU of the load driver | outputs |\n");
        text.append("|---|---|---|---|---|---|---|---|---|---|---|\n");
        Contender tokens = of(Subject.AALTO_TOKENS);
        for (Contender contender : contenders) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | **%.2f** | %,.0f | %,.0f | %.2f | %,.0f | %,.0f | %,.0f | %.2f | %,.0f | %s |%n",
                    contender.subject().title(),
                    contender.ratio(tokens, Measured::rate),
                    contender.median(Measured::rate),
                    contender.median(Measured::laneNanos),
                    contender.ratio(tokens, Measured::laneNanos),
                    contender.median(Measured::sinkNanos),
                    contender.median(Measured::processNanos),
                    contender.median(Measured::allocated),
                    contender.median(Measured::writtenEach),
                    contender.median(Measured::driverNanos),
                    contender.checked() == null ? "none" : contender.checked().summary()));
        }
        return text.toString();
    }
}
