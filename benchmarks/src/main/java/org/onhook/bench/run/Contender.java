package org.onhook.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;
import org.onhook.bench.load.Played;
import org.onhook.bench.traffic.Checked;
import org.onhook.bench.traffic.Recording;
import org.onhook.bench.worker.Setup;
import org.onhook.bench.worker.Subject;
import org.onhook.bench.worker.Usage;

/** A subject in a process of its own, connected to load drivers of its own. */
final class Contender implements AutoCloseable {

    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(5);

    /** Call tracking knows for 10 s that a call has ended. */
    private static final long HISTORY_NANOS = TimeUnit.SECONDS.toNanos(11);

    private final Subject subject;
    private final LoadDrivers drivers;
    private final WorkerProcess worker;
    private final Path home;
    private final Output output;
    private final List<Measured> rounds = new ArrayList<>();
    private Optional<Checked> checked = Optional.empty();
    private double rate;
    private Played last;

    /** @param links on how many links the recording is played at the same time */
    Contender(Subject subject, Recording recording, int links, Path scratch) throws IOException {
        this.subject = subject;
        this.drivers = new LoadDrivers(recording, subject, links);
        this.home = Files.createTempDirectory(scratch, "home");
        this.output = new Output(home);
        this.worker = new WorkerProcess(
                subject,
                new Setup(home, recording.profile(), String.join(",", recording.monitored()), drivers.ports()),
                WorkerProcess.LARGE_YOUNG);
    }

    /** Waits until something can be played to it. */
    void awaitReady() throws InterruptedException {
        drivers.awaitReady();
    }

    Subject subject() {
        return subject;
    }

    /** Its folder. */
    Path home() {
        return home;
    }

    int links() {
        return drivers.ports().size();
    }

    /** What it is called in tables. */
    String title() {
        return links() == 1 ? subject.title() : subject.title() + ", " + links() + " links";
    }

    /** Plays for about so long, so that the virtual machine comes to know the work, and checks what is written. */
    void warmUp(double seconds) throws IOException, InterruptedException {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        settle();
        playForCheck();
        check();
        while (System.nanoTime() - end < 0) {
            rate = play(1).rate();
        }
        settle();
    }

    /** Plays without measuring, pass after pass, until something is so. */
    void playUntil(BooleanSupplier enough) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!enough.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("it takes too long");
            }
            play(1);
            output.clear();
        }
        settle();
    }

    /** Plays for about so long, and measures. */
    void round(double seconds) throws IOException, InterruptedException {
        int passes = (int) Math.max(1, Math.round(seconds * rate / drivers.events()));
        Usage before = worker.usage();
        Played played = play(passes);
        if (subject.writes()) {
            output.awaitQuiet(played.end());
        }
        Usage used = worker.usage().since(before);
        rounds.add(new Measured(played, used, output.events()));
        rate = played.rate();
        output.clear();
    }

    /** Plays once more; what is written is to be checked. */
    void playForCheck() throws IOException, InterruptedException {
        if (subject.writes()) {
            play(1);
        }
    }

    /** Holds what was written of what was played for it against the truth. */
    void check() throws IOException, InterruptedException {
        if (subject.writes()) {
            output.awaitQuiet(last.end());
            Checked now = drivers.check(output.file(), last.lastPass());
            checked = checked.filter(before -> !before.clean()).or(() -> Optional.of(now));
            output.clear();
        }
    }

    private void settle() throws IOException, InterruptedException {
        if (subject.writes()) {
            output.awaitQuiet(last == null ? System.nanoTime() : last.end());
            output.clear();
        }
    }

    private Played play(int passes) throws IOException, InterruptedException {
        last = drivers.play(passes);
        return last;
    }

    /**
     * How many bytes of its heap are in use, without garbage, after one pass. What is kept of calls for a while after their end is
     * that of this pass alone.
     */
    long heap() throws IOException, InterruptedException {
        worker.awaitStarted();
        TimeUnit.NANOSECONDS.sleep(last.end() + HISTORY_NANOS - System.nanoTime());
        play(1);
        settle();
        return worker.heap();
    }

    /** How what was written compares with the truth; empty if nothing is. */
    Optional<Checked> checked() {
        return checked;
    }

    List<Measured> rounds() {
        return rounds;
    }

    /** The median over the rounds. */
    double median(ToDoubleFunction<Measured> value) {
        return Median.of(rounds.stream().mapToDouble(value).toArray());
    }

    /** The median of the ratios to another one, round by round. */
    double ratio(Contender other, ToDoubleFunction<Measured> value) {
        double[] ratios = new double[rounds.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = value.applyAsDouble(rounds.get(i)) / value.applyAsDouble(other.rounds.get(i));
        }
        return Median.of(ratios);
    }

    @Override
    public void close() throws IOException {
        worker.close();
        drivers.close();
    }
}
