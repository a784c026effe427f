package org.onhook.bench.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.onhook.bench.run.Comparison.Entry;
import org.onhook.bench.traffic.Recording;
import org.onhook.bench.worker.Subject;

/** One link and two at the same time, beside what the machine makes of two sockets at all. */
final class TwoLinks {

    private static final double WANTED = 1.7;

    private static final Entry ECHO = new Entry(Subject.ECHO);
    private static final Entry TWO_ECHOES = new Entry(Subject.ECHO, 2);
    private static final Entry ONHOOK = new Entry(Subject.OUTSIDE_FELIX);
    private static final Entry TWO_LINKS = new Entry(Subject.OUTSIDE_FELIX, 2);

    static final List<Entry> ENTRIES = List.of(ECHO, TWO_ECHOES, ONHOOK, TWO_LINKS);

    private TwoLinks() {}

    static Section measure(Recording recording, Effort effort, Path scratch) throws IOException, InterruptedException {
        Comparison comparison = Comparison.run(recording, ENTRIES, effort, scratch);
        double echoes = comparison.ratio(TWO_ECHOES, ECHO, Measured::rate);
        double links = comparison.ratio(TWO_LINKS, ONHOOK, Measured::rate);
        String text = String.format(Locale.ROOT, """
                ## Two links

                The same traffic on one link, and on two at the same time, with a lane each; and a bare echo over one socket and over
                two, with a thread each. Two links are **%.2f** times as fast as one, two echoes **%.2f** times. The load driver and
                the sink share the processors with them.

                %s""", links, echoes, comparison.table(ONHOOK));
        return new Section(
                text,
                List.of(Goal.atLeast(
                        7,
                        "two links against one (two echoes against one where that is less)",
                        Math.min(WANTED, echoes),
                        links)),
                comparison.wrong(Subject.OUTSIDE_FELIX));
    }
}
