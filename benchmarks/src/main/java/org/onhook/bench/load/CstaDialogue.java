package org.onhook.bench.load;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;
import org.onhook.simulator.wire.Frame;
import org.onhook.simulator.wire.FrameReader;

/** CSTA, as far as a connector needs it to open a session and to monitor devices. */
public final class CstaDialogue implements Dialogue {

    /** The invoke identifier of the question; its answer has the same. */
    public static final String QUESTION = "WHEN";

    private static final byte[] ENDS = {'S', 't', 'a', 't', 'u', 's', '>'};

    private final SwitchAnswers answers;
    private final byte[] question;
    private final int monitors;

    /**
     * @param namespace that of the messages
     * @param monitors how many devices the client monitors before something can be played to it
     */
    public CstaDialogue(String namespace, int monitors) {
        this.answers = new SwitchAnswers(namespace);
        this.question = new Frame(QUESTION, answers.question()).bytes();
        this.monitors = monitors;
    }

    @Override
    public byte[] question() {
        return question.clone();
    }

    /** Whether what was read ends with a question: of all messages only that one ends so. */
    public static boolean endsWithQuestion(byte[] buffer, int count) {
        return count >= ENDS.length && Arrays.equals(buffer, count - ENDS.length, count, ENDS, 0, ENDS.length);
    }

    @Override
    public void serve(InputStream in, OutputStream out, Client client) throws IOException {
        FrameReader frames = new FrameReader(new BufferedInputStream(in));
        int monitored = 0;
        if (monitors == 0) {
            client.ready();
        }
        for (Optional<Frame> next = frames.next(); next.isPresent(); next = frames.next()) {
            Frame frame = next.get();
            if (frame.invokeId().equals(QUESTION)) {
                client.answered();
                continue;
            }
            Optional<String> answer = answers.to(frame.xml());
            if (answer.isPresent()) {
                out.write(new Frame(frame.invokeId(), answer.get()).bytes());
            }
            if (SwitchAnswers.startsMonitor(frame.xml()) && ++monitored == monitors) {
                client.ready();
            }
        }
    }
}
