package org.onhook.bench.worker;

import java.io.InputStream;
import java.io.OutputStream;
import org.onhook.bench.load.CstaDialogue;
import org.onhook.csta.wire.FrameReader;

/** Something that reads frames, one after the other. */
abstract class Frames extends Floor {

    Frames(int port) {
        super(port);
    }

    /** Takes the body of a frame. */
    abstract void take(byte[] buffer, int from, int length) throws Exception;

    /** All that was read at once is taken. */
    void flush() throws Exception {
        // Nothing is buffered.
    }

    @Override
    final void read(InputStream in, OutputStream out) throws Exception {
        FrameReader frames = new FrameReader();
        while (frames.fill(in) >= 0) {
            boolean asked = false;
            while (frames.next()) {
                if (isQuestion(frames)) {
                    asked = true;
                } else {
                    take(frames.buffer(), frames.bodyFrom(), frames.bodyLength());
                }
            }
            flush();
            if (asked) {
                answer(out);
            }
        }
    }

    private static boolean isQuestion(FrameReader frames) {
        return frames.frameLength() < 250 && frames.invokeId().equals(CstaDialogue.QUESTION);
    }
}
