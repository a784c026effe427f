package org.onhook.bench.worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.onhook.bench.load.CstaDialogue;

/** Reads bytes and does nothing with them. */
final class RawRead extends Floor {

    RawRead(int port) {
        super(port);
    }

    @Override
    void read(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[1 << 17];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            if (CstaDialogue.endsWithQuestion(buffer, count)) {
                answer(out);
            }
        }
    }
}
