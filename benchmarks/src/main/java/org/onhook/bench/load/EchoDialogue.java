package org.onhook.bench.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A client that sends back what it reads, and so answers the question by the question. */
public final class EchoDialogue implements Dialogue {

    /** Is told what has come back. */
    public interface Ear {
        /**
         * @param total how many bytes have come back so far
         * @param nanos when the last of them did, like {@link System#nanoTime}
         */
        void heard(long total, long nanos);
    }

    private final Dialogue other;
    private final Ear ear;

    /** @param other whose question is asked */
    public EchoDialogue(Dialogue other, Ear ear) {
        this.other = other;
        this.ear = ear;
    }

    @Override
    public byte[] question() {
        return other.question();
    }

    @Override
    public void serve(InputStream in, OutputStream out, Client client) throws IOException {
        client.ready();
        byte[] buffer = new byte[1 << 17];
        long total = 0;
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            total += count;
            ear.heard(total, System.nanoTime());
            if (CstaDialogue.endsWithQuestion(buffer, count)) {
                client.answered();
            }
        }
    }
}
