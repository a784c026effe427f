package org.onhook.bench.load;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.onhook.bench.traffic.Recording;
import org.onhook.simulator.wire.Frame;
import org.onhook.simulator.wire.FrameReader;

/**
 * A switch on the loopback address that plays a recording to one client, as fast as that reads. It grants monitors, but plays to
 * a client without any just as well. After what it has played it asks the client a question, and so learns when that has read
 * all of it.
 */
public final class LoadDriver implements AutoCloseable {

    /** The invoke identifier of the question; its answer has the same. */
    public static final String QUESTION = "WHEN";

    private static final int CHUNK = 1 << 16;
    private static final long PATIENCE_SECONDS = 60;

    private final Recording recording;
    private final SwitchAnswers answers;
    private final ServerSocket server;
    private final Thread reader;
    private final CountDownLatch monitored;
    private final CountDownLatch connected = new CountDownLatch(1);
    private final SynchronousQueue<Long> answered = new SynchronousQueue<>();
    private final byte[] question;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private volatile Socket client;
    private int pass;

    /** Listens on a port of its own. */
    public LoadDriver(Recording recording) throws IOException {
        this.recording = recording;
        this.answers = new SwitchAnswers(recording.behaviour().namespace());
        this.question = new Frame(QUESTION, answers.question()).bytes();
        this.monitored = new CountDownLatch(recording.monitored().size());
        this.server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        this.reader = new Thread(this::serve, "load-driver-answers");
        reader.setDaemon(true);
        reader.start();
    }

    /** The port to connect to. */
    public int port() {
        return server.getLocalPort();
    }

    /** Waits until there is a client. */
    public void awaitClient() throws InterruptedException {
        await(connected, "no client has connected");
    }

    /** Waits until all devices of the recording are monitored. */
    public void awaitMonitors() throws InterruptedException {
        await(monitored, "the devices are not monitored");
    }

    private static void await(CountDownLatch latch, String otherwise) throws InterruptedException {
        if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException(otherwise);
        }
    }

    /** Plays the recording several times, and waits until the client has read it. */
    public Played play(int passes) throws IOException, InterruptedException {
        OutputStream out = client.getOutputStream();
        long cpu = threads.getCurrentThreadCpuTime();
        long begun = System.nanoTime();
        for (int i = 0; i < passes; i++) {
            byte[] bytes = recording.pass(++pass);
            for (int at = 0; at < bytes.length; at += CHUNK) {
                out.write(bytes, at, Math.min(CHUNK, bytes.length - at));
            }
        }
        out.write(question);
        cpu = threads.getCurrentThreadCpuTime() - cpu;
        Long end = answered.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (end == null) {
            throw new IllegalStateException("the client does not answer");
        }
        return new Played(
                (long) passes * recording.events(), (long) passes * recording.length(), end - begun, cpu, pass);
    }

    private void serve() {
        try (Socket accepted = server.accept()) {
            accepted.setTcpNoDelay(true);
            client = accepted;
            connected.countDown();
            FrameReader frames = new FrameReader(new BufferedInputStream(accepted.getInputStream()));
            Optional<Frame> frame = frames.next();
            while (frame.isPresent()) {
                take(frame.get(), accepted.getOutputStream());
                frame = frames.next();
            }
        } catch (IOException e) {
            // The client is gone, or this is closed: whoever plays will notice.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(Frame frame, OutputStream out) throws IOException, InterruptedException {
        if (frame.invokeId().equals(QUESTION)) {
            answered.offer(System.nanoTime(), PATIENCE_SECONDS, TimeUnit.SECONDS);
            return;
        }
        Optional<String> answer = answers.to(frame.xml());
        if (answer.isPresent()) {
            out.write(new Frame(frame.invokeId(), answer.get()).bytes());
        }
        if (frame.xml().contains("<MonitorStart ") || frame.xml().contains("<MonitorStart>")) {
            monitored.countDown();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        Socket open = client;
        if (open != null) {
            open.close();
        }
    }
}
