package org.onhook.driver.tck;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/** A connection that a link has made to a {@link TcpSwitch}. */
public final class LinkConnection {

    private final Socket socket;
    private final Tone tone;
    private volatile boolean subscribed;
    private volatile boolean lost;

    LinkConnection(Socket socket, Tone tone) {
        this.socket = socket;
        this.tone = tone;
    }

    /** What the link says. */
    public InputStream input() throws IOException {
        return socket.getInputStream();
    }

    /** Says something to this link alone. Waits until the transport has taken it. */
    public synchronized void send(byte[] message) throws IOException {
        if (tone.silent()) {
            return;
        }
        int piece = tone.pieceBytes();
        for (int from = 0; from < message.length; from += piece) {
            socket.getOutputStream().write(message, from, Math.min(piece, message.length - from));
        }
    }

    /** From now on it is told of calls. */
    public void subscribe() {
        subscribed = true;
    }

    boolean subscribed() {
        return subscribed && !lost;
    }

    boolean alive() {
        return !lost;
    }

    /** Ends it so that what was said before still arrives. */
    void endOutput() {
        lost = true;
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            abort();
        }
    }

    void abort() {
        lost = true;
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How the switch speaks at the moment. */
    interface Tone {
        boolean silent();

        int pieceBytes();
    }
}
