package org.onhook.bench.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.onhook.bench.run.Comparison.Entry;
import org.onhook.bench.traffic.AmiCaptures;
import org.onhook.bench.traffic.AmiRecording;
import org.onhook.bench.worker.Subject;

/** The Asterisk driver beside asterisk-java: who hung up, from what Asterisks really sent. */
final class Asterisk {

    static final List<Entry> ENTRIES = List.of(new Entry(Subject.ASTERISK_JAVA), new Entry(Subject.ASTERISK_DRIVER));

    private Asterisk() {}

    static Section measure(Effort effort, Path scratch) throws IOException, InterruptedException {
        AmiRecording recording = AmiCaptures.read();
        Comparison comparison = Comparison.run(recording, ENTRIES, effort, scratch);
        String text = String.format(
                Locale.ROOT,
                """
                ## Asterisk

                What Asterisks sent during %d calls that ended in known ways, all events of the Manager Interface, %,d of %d B on
                average, played again and again. asterisk-java writes a line for each channel that is hung up; Onhook writes all
                events. *Outputs* are the releases of one pass.

                %s""",
                recording.calls(),
                recording.reel().events(),
                recording.reel().length() / recording.reel().events(),
                comparison.table(ENTRIES.get(0)));
        double ratio = comparison.ratio(ENTRIES.get(1), ENTRIES.get(0), Measured::rate);
        List<String> wrong = comparison.wrong(Subject.ASTERISK_DRIVER);
        return new Section(
                text,
                List.of(
                        Goal.atLeast(4, "Asterisk driver: events a second against asterisk-java", 5, ratio),
                        Goal.that(
                                4,
                                "Asterisk driver: no verdict is wrong",
                                wrong.isEmpty(),
                                wrong.isEmpty() ? "yes" : wrong.size() + " are")),
                wrong);
    }
}
