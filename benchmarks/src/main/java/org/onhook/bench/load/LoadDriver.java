package org.onhook.bench.load;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A switch on the loopback address that plays a tape to one client. After what it has played it asks the client a question, and so
 * learns when that has read all of it.
 */
public final class LoadDriver implements AutoCloseable {

    private static final int CHUNK = 1 << 16;
    private static final long PATIENCE_SECONDS = 60;
    private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    private final Tape tape;
    private final Dialogue dialogue;
    private final ServerSocket server;
    private final CountDownLatch ready = new CountDownLatch(1);
    private final BlockingQueue<Long> answered = new ArrayBlockingQueue<>(1);
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Thread reader = new Thread(this::serve, "load-driver-answers");
    private volatile Socket client;
    private volatile long heard;
    private int pass;

    /** Listens on a port of its own. */
    public LoadDriver(Tape tape, Dialogue dialogue) throws IOException {
        this.tape = tape;
        this.dialogue = dialogue;
        this.server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        reader.setDaemon(true);
        reader.start();
    }

    /** The port to connect to. */
    public int port() {
        return server.getLocalPort();
    }

    /**
     * Waits until there is a client to which something can be played, and that asks for nothing more: an answer might come into the
     * middle of an event.
     */
    public void awaitReady() throws InterruptedException {
        if (!ready.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException(client == null ? "no client has connected" : "the client is not ready");
        }
        while (System.nanoTime() - heard < QUIET_NANOS) {
            TimeUnit.NANOSECONDS.sleep(QUIET_NANOS);
        }
    }

    /** Plays the tape several times as fast as the client reads, and waits until that has read it. */
    public Played play(int passes) throws IOException, InterruptedException {
        OutputStream out = client.getOutputStream();
        long cpu = cpu();
        long begun = System.nanoTime();
        long events = 0;
        for (int i = 0; i < passes; i++) {
            byte[] bytes = tape.pass(++pass);
            events += tape.events();
            for (int at = 0; at < bytes.length; at += CHUNK) {
                out.write(bytes, at, Math.min(CHUNK, bytes.length - at));
            }
        }
        long end = ask(out);
        return new Played(events, begun, end, cpu() - cpu, pass);
    }

    /**
     * Plays the tape several times, each event at its time: one every {@code intervalNanos}, whether the client has read those
     * before or not. Then waits until it has read all.
     */
    public Played playOnSchedule(int passes, long intervalNanos) throws IOException, InterruptedException {
        OutputStream out = client.getOutputStream();
        // To make the bytes of a pass takes some 30 ms, for which the first events would be late.
        byte[] bytes = tape.pass(++pass);
        long cpu = cpu();
        long begun = System.nanoTime();
        long due = begun;
        long events = 0;
        for (int i = 0; i < passes; i++) {
            if (i > 0) {
                bytes = tape.pass(++pass);
            }
            events += tape.events();
            int from = 0;
            for (int event = 0; event < tape.events(); event++) {
                // To sleep would cost more time than there is between two events; to spin, the processor that the
                // subject may need.
                while (System.nanoTime() - due < 0) {
                    Thread.yield();
                }
                out.write(bytes, from, tape.end(event) - from);
                from = tape.end(event);
                due += intervalNanos;
            }
        }
        long end = ask(out);
        return new Played(events, begun, end, cpu() - cpu, pass);
    }

    private long cpu() {
        return threads.getCurrentThreadCpuTime() + threads.getThreadCpuTime(reader.getId());
    }

    /** Asks the question; returns when it was answered. */
    private long ask(OutputStream out) throws IOException, InterruptedException {
        answered.clear();
        out.write(dialogue.question());
        Long end = answered.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (end == null) {
            throw new IllegalStateException("the client does not answer");
        }
        return end;
    }

    private void serve() {
        try (Socket accepted = server.accept()) {
            accepted.setTcpNoDelay(true);
            heard = System.nanoTime();
            client = accepted;
            InputStream in = new FilterInputStream(accepted.getInputStream()) {
                @Override
                public int read(byte[] to, int from, int length) throws IOException {
                    int count = super.read(to, from, length);
                    heard = System.nanoTime();
                    return count;
                }
            };
            dialogue.serve(in, accepted.getOutputStream(), new Dialogue.Client() {
                @Override
                public void ready() {
                    ready.countDown();
                }

                @Override
                public void answered() {
                    answered.offer(System.nanoTime());
                }
            });
        } catch (IOException e) {
            // The client is gone, or this is closed: whoever plays will notice.
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
