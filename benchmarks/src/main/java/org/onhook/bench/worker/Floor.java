package org.onhook.bench.worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.onhook.bench.load.CstaDialogue;

/** Something that reads a socket in a thread of its own, and answers the load driver's question. */
abstract class Floor implements Runnable {

    private static final byte[] ANSWER = ("\0\0\0\10" + CstaDialogue.QUESTION).getBytes(StandardCharsets.ISO_8859_1);

    private final int port;

    Floor(int port) {
        this.port = port;
    }

    /** Reads to the end of the stream. */
    abstract void read(InputStream in, OutputStream out) throws Exception;

    /** Answers the question. */
    static void answer(OutputStream out) throws IOException {
        out.write(ANSWER);
    }

    @Override
    public final void run() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            read(socket.getInputStream(), socket.getOutputStream());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
