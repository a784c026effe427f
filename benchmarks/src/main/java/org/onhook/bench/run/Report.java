package org.onhook.bench.run;

import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.onhook.bench.traffic.Recording;
import org.onhook.bench.worker.Subject;

/** What was measured, in Markdown. */
final class Report {

    private static final String BEGIN = "<!-- measured -->";
    private static final String END = "<!-- end of what was measured -->";

    private Report() {}

    static String of(EndToEnd endToEnd, String calls, Effort effort) {
        Recording recording = endToEnd.recording();
        return String.format(
                Locale.ROOT,
                """
                ## End to end over loopback TCP, one link

                %d rounds of %.0f s, all subjects in each; medians. %,d calls of random traffic on a simulated %s, all devices
                monitored, %,d events of %d B on average, played again and again. JDK %s, %d processors.

                %s
                ```mermaid
                xychart-beta
                    title "Throughput against frame + Aalto tokens"
                    x-axis [%s]
                    y-axis "ratio"
                    bar [%s]
                ```

                ## Calls in progress

                From the call event to its JSON, without reading and writing; events hold and retrieve calls at random. Each call is
                between two monitored devices of its own; heap a call is without the devices, heap in all with them.

                %s
                """,
                effort.rounds(),
                effort.roundSeconds(),
                effort.calls(),
                recording.behaviour().name(),
                recording.events(),
                recording.length() / recording.events(),
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                endToEnd.table(),
                charted(endToEnd, contender -> '"' + contender.subject().title() + '"'),
                charted(
                        endToEnd,
                        contender -> String.format(
                                Locale.ROOT,
                                "%.2f",
                                contender.ratio(endToEnd.of(Subject.AALTO_TOKENS), Measured::rate))),
                calls);
    }

    /** The raw read would dwarf all others. */
    private static String charted(EndToEnd endToEnd, Function<Contender, String> value) {
        return endToEnd.contenders().stream()
                .filter(contender -> contender.subject() != Subject.RAW_READ)
                .map(value)
                .collect(Collectors.joining(", "));
    }

    /** The text with what was measured in the place of what was measured before; that alone if there is no such place. */
    static String within(String text, String measured) {
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        return begin < 0 || end < begin
                ? measured
                : text.substring(0, begin + BEGIN.length()) + "\n\n" + measured + "\n" + text.substring(end);
    }
}
