package org.onhook.bench.run;

import java.util.Locale;
import org.onhook.bench.traffic.Recording;

/** What was measured, in Markdown. */
final class Report {

    private Report() {}

    static String of(EndToEnd endToEnd, Effort effort) {
        Recording recording = endToEnd.recording();
        return String.format(
                Locale.ROOT,
                """
                ## End to end over loopback TCP, one link

                %d rounds of %.0f s, all subjects in each; medians. %,d calls of random traffic on a simulated %s, all devices
                monitored, %,d events of %d B on average, played again and again. JDK %s, %d processors.

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
                endToEnd.table());
    }
}
