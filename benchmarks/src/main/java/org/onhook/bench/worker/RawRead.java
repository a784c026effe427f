package org.onhook.bench.worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Reads bytes and does nothing with them. */
final class RawRead extends Floor {

    private static final byte[] QUESTION_ENDS = {'u', 's', '>'};

    RawRead(int port) {
        super(port);
    }

    @Override
    void read(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[1 << 17];
        int count = in.read(buffer);
        while (count >= 0) {
            if (isQuestion(buffer, count)) {
                answer(out);
            }
            count = in.read(buffer);
        }
    }

    /** Of all messages only the question ends like {@code </RequestSystemStatus>}. */
    private static boolean isQuestion(byte[] buffer, int count) {
        return count > 2
                && buffer[count - 1] == QUESTION_ENDS[2]
                && buffer[count - 2] == QUESTION_ENDS[1]
                && buffer[count - 3] == QUESTION_ENDS[0];
    }
}
