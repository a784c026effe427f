package org.onhook.bench.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.onhook.bench.load.LoadDriver;
import org.onhook.bench.load.Played;
import org.onhook.bench.traffic.CstaRecording;
import org.onhook.bench.worker.Setup;
import org.onhook.bench.worker.Stamps;
import org.onhook.bench.worker.Subject;

/** A subject of which it can be told when it was done with an event. */
abstract class Timed implements AutoCloseable {

    private static final int DIGITS = 3;

    private final String title;
    private final CstaRecording recording;
    private final List<Histogram> rounds = new ArrayList<>();
    private final LoadDriver driver;
    private final WorkerProcess worker;

    Timed(Subject subject, String title, CstaRecording recording, LoadDriver driver, Setup setup) throws IOException {
        this.title = title;
        this.recording = recording;
        this.driver = driver;
        this.worker = new WorkerProcess(subject, setup, WorkerProcess.AS_LAUNCHED);
    }

    String title() {
        return title;
    }

    void awaitReady() throws InterruptedException {
        driver.awaitReady();
    }

    /**
     * Plays a round, and takes the latency of each event with which a call begins.
     *
     * @param leadIn how many events at the beginning are not counted
     */
    void play(int passes, long intervalNanos, int leadIn) throws IOException, InterruptedException {
        begins();
        Played played = driver.playOnSchedule(passes, intervalNanos);
        ended(played);
        Histogram latencies = new Histogram(DIGITS);
        for (int i = 0; i < passes; i++) {
            for (int event : recording.beginnings()) {
                long number = (long) i * recording.reel().events() + event;
                if (number >= leadIn) {
                    long done = done(event, i, played.lastPass() - passes + 1 + i);
                    latencies.recordValue(done - (played.begun() + number * intervalNanos));
                }
            }
        }
        rounds.add(latencies);
    }

    /**
     * Plays as fast as is read, for so long or longer: at the pace of a round the compiler of the virtual machine would still be at
     * work minutes later, and take the processor from what is measured.
     */
    void warmUp(double seconds) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < seconds * 1e9) {
            driver.play(1);
            forgo();
        }
    }

    /** What was played last is wanted for nothing. */
    abstract void forgo() throws IOException;

    /** Something is about to be played. */
    abstract void begins();

    /** What was played has been read. */
    abstract void ended(Played played) throws IOException, InterruptedException;

    /**
     * When it was done with an event.
     *
     * @param nth in which pass, of those that were just played
     * @param pass in which pass, of all
     * @return in nanoseconds like {@link System#nanoTime}
     * @throws IllegalStateException if nothing came of it
     */
    abstract long done(int event, int nth, int pass);

    /** A percentile of each round's latencies, in microseconds. */
    double[] micros(double percentile) {
        return rounds.stream()
                .mapToDouble(latencies -> latencies.getValueAtPercentile(percentile) / 1e3)
                .toArray();
    }

    /** How many latencies were taken. */
    long counted() {
        return rounds.stream().mapToLong(Histogram::getTotalCount).sum();
    }

    /** Forgets what was played so far. */
    void forget() {
        rounds.clear();
    }

    /** When what was written last was written, of a subject that notes that. */
    Stamps stamps() throws IOException {
        return worker.stamps();
    }

    CstaRecording recording() {
        return recording;
    }

    @Override
    public void close() throws IOException {
        worker.close();
        driver.close();
    }
}
