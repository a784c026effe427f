package org.onhook.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.onhook.bench.load.LoadDriver;
import org.onhook.bench.load.Played;
import org.onhook.bench.traffic.Recording;
import org.onhook.bench.worker.Subject;
import org.onhook.bench.worker.Usage;

/** A subject, connected to a load driver of its own. */
final class Contender implements AutoCloseable {

    private final Subject subject;
    private final Recording recording;
    private final LoadDriver driver;
    private final WorkerProcess worker;
    private final Output output;
    private final List<Measured> rounds = new ArrayList<>();
    private Checked checked;
    private double rate;

    Contender(Subject subject, Recording recording, Path scratch) throws IOException {
        this.subject = subject;
        this.recording = recording;
        this.driver = new LoadDriver(recording);
        Path home = Files.createTempDirectory(scratch, "home");
        this.output = new Output(home);
        this.worker = new WorkerProcess(
                subject,
                home,
                recording.behaviour().name(),
                String.join(",", recording.monitored()),
                List.of(driver.port()));
    }

    /** Waits until it is connected, and monitors what is to be monitored. */
    void awaitReady() throws InterruptedException {
        driver.awaitClient();
        if (subject.monitors()) {
            driver.awaitMonitors();
        }
    }

    Subject subject() {
        return subject;
    }

    /** Plays for about so long, so that the virtual machine comes to know the work, and checks what is written. */
    void warmUp(double seconds) throws IOException, InterruptedException {
        double end = System.nanoTime() + seconds * 1e9;
        settle();
        check();
        while (System.nanoTime() < end) {
            rate = driver.play(1).rate();
        }
        settle();
    }

    /** Plays for about so long, and measures. */
    void round(double seconds) throws IOException, InterruptedException {
        int passes = (int) Math.max(1, Math.round(seconds * rate / recording.events()));
        Usage before = worker.usage();
        Played played = driver.play(passes);
        if (subject.writes()) {
            output.awaitQuiet();
        }
        Usage used = worker.usage().since(before);
        rounds.add(new Measured(played, used, output.events(), output.size()));
        rate = played.rate();
        output.clear();
    }

    /** Plays once more, and holds what is written against the truth. */
    void check() throws IOException, InterruptedException {
        if (subject.writes()) {
            Played played = driver.play(1);
            output.awaitQuiet();
            Checked now = output.check(recording.truths(played.lastPass()));
            checked = checked == null || checked.clean() ? now : checked;
            output.clear();
        }
    }

    private void settle() throws IOException, InterruptedException {
        if (subject.writes()) {
            output.awaitQuiet();
            output.clear();
        }
    }

    /** How what was written compares with the truth; null if nothing is. */
    Checked checked() {
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
        driver.close();
    }
}
