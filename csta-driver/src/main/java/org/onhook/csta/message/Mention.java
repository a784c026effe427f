package org.onhook.csta.message;

import java.nio.charset.StandardCharsets;

/**
 * What a text in a message stands for. It is found when it is first asked for, until when the bytes of the text must stay as they are: so
 * what many texts stand for can be found together, see {@link Mentions}. One thread.
 *
 * @param <T> what it stands for
 */
final class Mention<T> {

    private static final byte[] NO_BYTES = {};

    private final Recent<T> known;
    private byte[] in = NO_BYTES;
    private int from;
    private int to;
    private int place;
    private boolean found;
    private T meaning;

    /** One that is still to be told of which text it {@link #is}. */
    Mention(Recent<T> known) {
        this.known = known;
    }

    private Mention(T meaning, byte[] in) {
        this.known = null;
        this.in = in;
        this.to = in.length;
        this.meaning = meaning;
        this.found = true;
    }

    /** That of something that no text names. */
    static <T> Mention<T> of(T meaning) {
        return new Mention<>(meaning, NO_BYTES);
    }

    /** That of a text of which it is known what it stands for. */
    static <T> Mention<T> of(String text, T meaning) {
        return new Mention<>(meaning, text.getBytes(StandardCharsets.UTF_8));
    }

    /** From now on it is that of the text of these bytes, all of them ASCII. */
    Mention<T> is(byte[] buffer, int textFrom, int textTo) {
        in = buffer;
        from = textFrom;
        to = textTo;
        place = known.place(buffer, textFrom, textTo);
        found = false;
        return this;
    }

    /** Looks at where that is by which it will be found; what it saw. */
    int look() {
        return known.look(place, to - from);
    }

    /** Looks at what it stands for; what it saw. */
    int lookAtMeaning() {
        T mean = meaning();
        return mean == null ? 0 : mean.getClass() == String.class ? 1 : 2;
    }

    /** What it stands for; null for nothing. */
    T meaning() {
        if (!found) {
            meaning = known.at(place, in, from, to);
            found = true;
        }
        return meaning;
    }

    /** The text; empty if none names it. */
    String text() {
        return new String(in, from, to - from, StandardCharsets.UTF_8);
    }
}
