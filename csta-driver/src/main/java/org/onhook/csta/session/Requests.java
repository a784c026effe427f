package org.onhook.csta.session;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.onhook.csta.message.CstaMessage;
import org.onhook.csta.wire.FrameWriter;

/**
 * Sends requests, and brings answers to whoever asked.
 *
 * <p>Invoke identifiers run from 0001 to 9998 and around; 9999 is for events (ECMA-323 Annex G). An answer that comes
 * after its time is still brought.
 */
final class Requests {

    private static final int HIGHEST = 9_998;

    private final FrameWriter writer;
    private final Timers timers;
    private final Map<String, Question> open = new HashMap<>();
    private int last;

    Requests(FrameWriter writer, Timers timers) {
        this.writer = writer;
        this.timers = timers;
    }

    /**
     * Sends a request.
     *
     * @param unanswered what to do when no answer came in {@code millis}
     */
    void ask(String element, int millis, Consumer<CstaMessage.Answer> answered, Runnable unanswered) {
        String id = nextId();
        writer.add(id, element);
        Question before = open.put(id, new Question(answered, timers.after(millis, unanswered)));
        if (before != null) {
            before.timer.cancel();
        }
    }

    /** Sends a request whose answer does not matter. */
    void tell(String element) {
        writer.add(nextId(), element);
    }

    /** Answers a request of the switch, with its own identifier. */
    void answer(String id, String element) {
        writer.add(id, element);
    }

    /** Brings an answer; false if nobody asked. */
    boolean answered(String id, CstaMessage.Answer answer) {
        Optional<Question> question = Optional.ofNullable(open.remove(id));
        question.ifPresent(asked -> {
            asked.timer.cancel();
            asked.answered.accept(answer);
        });
        return question.isPresent();
    }

    private String nextId() {
        for (int tries = 0; tries < HIGHEST; tries++) {
            last = last % HIGHEST + 1;
            String id = String.format("%04d", last);
            if (!open.containsKey(id)) {
                return id;
            }
        }
        return String.format("%04d", last);
    }

    private record Question(Consumer<CstaMessage.Answer> answered, Timers.Timer timer) {}
}
