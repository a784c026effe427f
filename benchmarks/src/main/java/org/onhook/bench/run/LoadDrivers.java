package org.onhook.bench.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.onhook.bench.load.Dialogue;
import org.onhook.bench.load.EchoDialogue;
import org.onhook.bench.load.LoadDriver;
import org.onhook.bench.load.Played;
import org.onhook.bench.traffic.Checked;
import org.onhook.bench.traffic.Recording;
import org.onhook.bench.worker.Setup;
import org.onhook.bench.worker.Subject;

/** The load drivers of one subject, one a link. Each plays the same by a thread of its own. */
final class LoadDrivers implements AutoCloseable {

    private final Recording recording;
    private final List<LoadDriver> drivers = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    LoadDrivers(Recording recording, Subject subject, int links) throws IOException {
        this.recording = recording;
        for (int link = 0; link < links; link++) {
            drivers.add(new LoadDriver(recording.reel().copy(), dialogue(recording, subject)));
        }
    }

    private static Dialogue dialogue(Recording recording, Subject subject) {
        Dialogue dialogue = recording.dialogue(subject.converses());
        return subject == Subject.ECHO ? new EchoDialogue(dialogue, (total, nanos) -> {}) : dialogue;
    }

    List<Integer> ports() {
        return drivers.stream().map(LoadDriver::port).toList();
    }

    /** How many events there are in one pass of all of them. */
    long events() {
        return (long) drivers.size() * recording.reel().events();
    }

    void awaitReady() throws InterruptedException {
        for (LoadDriver driver : drivers) {
            driver.awaitReady();
        }
    }

    /** Plays several passes on all links, and waits until all have been read. */
    Played play(int passes) throws IOException, InterruptedException {
        List<Future<Played>> running = new ArrayList<>();
        for (LoadDriver driver : drivers) {
            running.add(threads.submit(() -> driver.play(passes)));
        }
        Played all = null;
        for (Future<Played> each : running) {
            Played played = result(each);
            all = all == null ? played : all.beside(played);
        }
        return all;
    }

    private static Played result(Future<Played> playing) throws IOException, InterruptedException {
        try {
            return playing.get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    /** Holds what was written of one pass against the truth. */
    Checked check(Path events, int pass) throws IOException {
        Checked all = new Checked(0, 0, List.of());
        for (int link = 0; link < drivers.size(); link++) {
            all = all.plus(recording.check(events, Setup.switchName(link), pass));
        }
        return all;
    }

    @Override
    public void close() throws IOException {
        for (LoadDriver driver : drivers) {
            driver.close();
        }
        threads.shutdownNow();
    }
}
