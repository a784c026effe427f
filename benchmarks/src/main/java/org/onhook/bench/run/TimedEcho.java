package org.onhook.bench.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.onhook.bench.load.EchoDialogue;
import org.onhook.bench.load.LoadDriver;
import org.onhook.bench.load.Played;
import org.onhook.bench.traffic.CstaRecording;
import org.onhook.bench.worker.Setup;
import org.onhook.bench.worker.Subject;

/** The echo: it is done with an event when the load driver has read the last byte of it. */
final class TimedEcho extends Timed {

    private final Heard heard;
    private long before;

    private TimedEcho(CstaRecording recording, LoadDriver driver, Heard heard) throws IOException {
        super(
                Subject.ECHO,
                Subject.ECHO.title(),
                recording,
                driver,
                new Setup(Path.of(""), recording.profile(), "", List.of(driver.port())));
        this.heard = heard;
    }

    static TimedEcho of(CstaRecording recording) throws IOException {
        Heard heard = new Heard();
        EchoDialogue dialogue = new EchoDialogue(recording.dialogue(false), heard);
        return new TimedEcho(recording, new LoadDriver(recording.reel().copy(), dialogue), heard);
    }

    /** What has come back, and when. Once nothing more comes, any thread may ask. */
    private static final class Heard implements EchoDialogue.Ear {
        private long[] totals = new long[1 << 16];
        private long[] times = new long[1 << 16];
        private int count;

        @Override
        public synchronized void heard(long total, long nanos) {
            if (count == totals.length) {
                totals = Arrays.copyOf(totals, 2 * count);
                times = Arrays.copyOf(times, 2 * count);
            }
            totals[count] = total;
            times[count++] = nanos;
        }

        synchronized long total() {
            return count == 0 ? 0 : totals[count - 1];
        }

        synchronized long when(long total) {
            int found = Arrays.binarySearch(totals, 0, count, total);
            return times[found < 0 ? -found - 1 : found];
        }
    }

    @Override
    void forgo() {
        // What comes back is counted, and no more.
    }

    @Override
    void begins() {
        before = heard.total();
    }

    @Override
    void ended(Played played) {
        // The question has come back, and so has everything before it.
    }

    @Override
    long done(int event, int nth, int pass) {
        return heard.when(before
                + (long) nth * recording().reel().length()
                + recording().reel().end(event));
    }
}
