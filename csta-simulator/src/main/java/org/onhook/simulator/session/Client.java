package org.onhook.simulator.session;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Optional;
import org.onhook.simulator.wire.Frame;
import org.onhook.simulator.wire.FrameReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection of a client. Writing waits while the client does not read. */
public final class Client implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Client.class);
    private static final int BUFFER = 1 << 16;

    private final Socket socket;
    private final OutputStream out;

    Client(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        out = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
    }

    /** Puts a frame into the buffer; a client that is gone loses it. */
    public void send(Frame frame) {
        byte[] bytes = frame.bytes();
        synchronized (out) {
            try {
                out.write(bytes);
            } catch (IOException e) {
                close();
            }
        }
    }

    /** Sends what is in the buffer. */
    public void flush() {
        synchronized (out) {
            try {
                out.flush();
            } catch (IOException e) {
                close();
            }
        }
    }

    /** Hands every frame over until the client goes. */
    void read(Requests requests) {
        try {
            FrameReader in = new FrameReader(new BufferedInputStream(socket.getInputStream(), BUFFER));
            Optional<Frame> frame = in.next();
            while (frame.isPresent()) {
                requests.handle(frame.get());
                frame = in.next();
            }
        } catch (IOException e) {
            LOG.debug("client {}: {}", this, e.getMessage());
        } finally {
            close();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("client {}: {}", this, e.getMessage());
        }
    }

    @Override
    public String toString() {
        return String.valueOf(socket.getRemoteSocketAddress());
    }
}
