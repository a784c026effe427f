package org.onhook.csta.message;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;

/**
 * What short texts mean that came lately. Identifiers, causes and states come again and again; what one that is still known means is
 * the same object, which costs no memory and is quickly compared. One thread.
 *
 * <p>The bytes of a known text lie together in one array, in one line of the processor's cache, which is all that is touched to know it
 * again. With a pointer to follow to each text, and to its bytes, the lane took about a tenth more; reading alone did not.
 *
 * @param <T> what they mean
 */
final class Recent<T> implements Meaning<T> {

    /** A text is at the place to which its hash leads, or at one of the next ones; where others have all of them, it takes the first. */
    private static final int PLACES = 8;

    /** The width of a place, at which are the length of a text and the text, for identifiers of monitors. */
    static final int SHORT = 32;

    /** Likewise, for those of devices, some of which come with a domain or a name. */
    static final int LONG = 64;

    private static final int NOWHERE = -1;
    private static final int LEAST_PLACE_BITS = 10;
    /** Long ones take 34 MB, short ones half as much. */
    private static final int MOST_PLACE_BITS = 19;

    private final Function<String, T> meaning;
    private final int placeBits;
    private final int width;
    private final int longest;
    private final byte[] known;
    private final T[] meanings;
    private boolean outdated;

    /**
     * @param placeBits there is room for two to the power of so many
     * @param meaning what a text means, always the same; null, which is not remembered, for nothing
     */
    Recent(int placeBits, Function<String, T> meaning) {
        this(placeBits, LONG, LONG - 1, meaning);
    }

    @SuppressWarnings("unchecked") // It never leaves this object.
    private Recent(int placeBits, int width, int longest, Function<String, T> meaning) {
        this.meaning = meaning;
        this.placeBits = placeBits;
        this.width = width;
        this.longest = longest;
        this.known = new byte[width * ((1 << placeBits) + PLACES - 1)];
        this.meanings = (T[]) new Object[(1 << placeBits) + PLACES - 1];
    }

    /** With room for twice as many texts; not for more than half a million. */
    static <T> Recent<T> ofEach(int texts, int width, Function<String, T> meaning) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(2 * texts);
        return new Recent<>(Math.max(LEAST_PLACE_BITS, Math.min(bits, MOST_PLACE_BITS)), width, width - 1, meaning);
    }

    /** Remembers none, for texts that do not come again soon: they would only drive others out of the processor's caches. */
    static <T> Recent<T> none(Function<String, T> meaning) {
        return new Recent<>(0, SHORT, 0, meaning);
    }

    /** What texts meant so far is not what they mean from now on. */
    void forget() {
        outdated = true;
    }

    @Override
    public T of(byte[] buffer, int from, int to) {
        return at(place(buffer, from, to), buffer, from, to);
    }

    @Override
    public T of(String text) {
        return meaning.apply(text);
    }

    /** Where a text is if it is known, for {@link #look} and {@link #at}. */
    int place(byte[] buffer, int from, int to) {
        int length = to - from;
        return length == 0 || length > longest
                ? NOWHERE
                : (int) (Words.hash(buffer, from, to) >>> Long.SIZE - placeBits);
    }

    /** Looks at a place, so that the memory is at hand when {@link #at} is asked for a text of that length; what it saw. */
    int look(int place, int length) {
        if (place == NOWHERE) {
            return 0;
        }
        int at = place * width;
        return known[at] + known[at + length] + (meanings[place] == null ? 0 : 1);
    }

    /** What a text means that is at that place, if it is known. */
    T at(int place, byte[] buffer, int from, int to) {
        if (place == NOWHERE) {
            return meaning.apply(new String(buffer, from, to - from, StandardCharsets.ISO_8859_1));
        }
        if (outdated) {
            outdated = false;
            Arrays.fill(known, (byte) 0);
            Arrays.fill(meanings, null);
        }
        int at = place;
        while (at < place + PLACES && known[at * width] != 0) {
            if (isAt(at, buffer, from, to)) {
                return meanings[at];
            }
            at++;
        }
        return learn(at < place + PLACES ? at : place, buffer, from, to);
    }

    private boolean isAt(int place, byte[] buffer, int from, int to) {
        int at = place * width;
        return known[at] == to - from && Words.equal(known, at + 1, buffer, from, to - from);
    }

    private T learn(int place, byte[] buffer, int from, int to) {
        int length = to - from;
        T learned = meaning.apply(new String(buffer, from, length, StandardCharsets.ISO_8859_1));
        if (learned != null) {
            known[place * width] = (byte) length;
            System.arraycopy(buffer, from, known, place * width + 1, length);
            meanings[place] = learned;
        }
        return learned;
    }
}
