package org.onhook.csta.message;

import java.util.ArrayList;
import java.util.List;

/**
 * The mentions in one message after the other. What they stand for is found together when {@link #find} is called: where very much is
 * known, the processor then waits for the memory of many at a time, instead of for that of each in turn. One thread.
 *
 * @param <T> what they stand for
 */
final class Mentions<T> implements Meaning<Mention<T>> {

    /** What is mentioned beyond is found when it is asked for, one by one. */
    private static final int MOST = 512;

    private final Recent<T> known;
    private final Mention<T> none;
    /** Those from {@link #count} on are free. */
    private final List<Mention<T>> made = new ArrayList<>();

    private int count;
    /** Of what was looked at, so that it is really looked at. */
    private int seen;

    /** @param none that of a text that is empty or blank */
    Mentions(Recent<T> known, Mention<T> none) {
        this.known = known;
        this.none = none;
    }

    @Override
    public Mention<T> of(byte[] buffer, int from, int to) {
        return from == to ? none : next().is(buffer, from, to);
    }

    @Override
    public Mention<T> of(String text) {
        return text.isBlank() ? none : Mention.of(text, known.of(text));
    }

    private Mention<T> next() {
        if (count == MOST) {
            return new Mention<>(known);
        }
        if (count == made.size()) {
            made.add(new Mention<>(known));
        }
        return made.get(count++);
    }

    /** Finds what the mentions stand for that were made since this was called last. When the next one is made, they are over. */
    void find() {
        for (int i = 0; i < count; i++) {
            seen += made.get(i).look();
        }
        for (int i = 0; i < count; i++) {
            made.get(i).meaning();
        }
        for (int i = 0; i < count; i++) {
            seen += made.get(i).lookAtMeaning();
        }
        count = 0;
    }
}
