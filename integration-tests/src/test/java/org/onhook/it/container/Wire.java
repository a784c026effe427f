package org.onhook.it.container;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** The network between a link and its switch, which can be cut. Whoever connects after that is connected again. */
final class Wire implements AutoCloseable {

    /** How a connection comes to its end. */
    enum Cut {
        /** It is closed, between two frames or not. */
        CLOSED,
        /** Nothing arrives any more, and nobody says so. */
        SILENT,
        /** The switch is cut off in the middle of what it sends. */
        HALF_A_FRAME
    }

    private final ServerSocket entrance;
    private final int exit;
    private final Random random;
    private final AtomicInteger connections = new AtomicInteger();
    private volatile Connection current;

    /** @param exit the port of the switch */
    Wire(int exit, Random random) throws IOException {
        this.entrance = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        this.exit = exit;
        this.random = random;
        start("wire", this::accept);
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Where the link connects to. */
    int port() {
        return entrance.getLocalPort();
    }

    /** How often the link has connected. */
    int connections() {
        return connections.get();
    }

    void cut(Cut how) throws IOException {
        current.cut(how);
    }

    private void accept() {
        try {
            while (true) {
                Socket near = entrance.accept();
                current = new Connection(near, new Socket(InetAddress.getLoopbackAddress(), exit));
                connections.incrementAndGet();
            }
        } catch (IOException e) {
            // It was closed.
        }
    }

    private final class Connection {
        private final Socket near;
        private final Socket far;
        private volatile Cut cut;

        Connection(Socket near, Socket far) {
            this.near = near;
            this.far = far;
            start("wire to the switch", () -> carry(near, far));
            start("wire from the switch", () -> carry(far, near));
        }

        void cut(Cut how) throws IOException {
            cut = how;
            if (how == Cut.CLOSED) {
                end();
            }
        }

        private void carry(Socket from, Socket to) {
            byte[] bytes = new byte[4096];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
                    if (cut == null) {
                        out.write(bytes, 0, length);
                    } else if (cut == Cut.HALF_A_FRAME && from == far) {
                        out.write(bytes, 0, random.nextInt(length));
                        break;
                    }
                }
            } catch (IOException e) {
                // The other end is gone.
            }
            end();
        }

        private void end() {
            try (near;
                    far) {
                // Both are closed, whichever fails.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        if (current != null) {
            current.end();
        }
    }
}
