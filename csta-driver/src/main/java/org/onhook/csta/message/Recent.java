package org.onhook.csta.message;

import java.nio.charset.StandardCharsets;
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
final class Recent<T> {

    /** A slot has the length of a text, and the text. */
    private static final int WIDTH = 64;

    private static final int LONGEST = WIDTH - 1;

    private final Function<String, T> meaning;
    private final int slotBits;
    private final int longest;
    private final byte[] known;
    private final T[] meanings;

    /**
     * @param slotBits there is room for two to the power of so many, which is from 1 to 24
     * @param meaning what a text means, always the same
     */
    Recent(int slotBits, Function<String, T> meaning) {
        this(slotBits, LONGEST, meaning);
    }

    @SuppressWarnings("unchecked") // It never leaves this object.
    private Recent(int slotBits, int longest, Function<String, T> meaning) {
        this.meaning = meaning;
        this.slotBits = slotBits;
        this.longest = longest;
        this.known = new byte[WIDTH << slotBits];
        this.meanings = (T[]) new Object[1 << slotBits];
    }

    /** Remembers none, for texts that do not come again soon: they would only drive others out of the processor's caches. */
    static <T> Recent<T> none(Function<String, T> meaning) {
        return new Recent<>(0, 0, meaning);
    }

    /** What the text of these bytes means, all of them ASCII. */
    T get(byte[] buffer, int from, int to) {
        int length = to - from;
        if (length == 0 || length > longest) {
            return meaning.apply(new String(buffer, from, length, StandardCharsets.ISO_8859_1));
        }
        int slot = (int) (Words.hash(buffer, from, to) >>> Long.SIZE - slotBits);
        int at = slot * WIDTH;
        if (known[at] != length || !Words.equal(known, at + 1, buffer, from, length)) {
            known[at] = (byte) length;
            System.arraycopy(buffer, from, known, at + 1, length);
            meanings[slot] = meaning.apply(new String(buffer, from, length, StandardCharsets.ISO_8859_1));
        }
        return meanings[slot];
    }

    /** What a text means that is not there as bytes. */
    T get(String text) {
        return meaning.apply(text);
    }
}
