package org.onhook.csta.message;

import java.nio.charset.StandardCharsets;

/**
 * Short texts that came lately. Identifiers, causes and states come again and again; one that is still known is the same string,
 * which costs no memory and is quickly compared. One thread.
 *
 * <p>The bytes of a known text lie together in one array, mostly in one line of the processor's cache, which is all that is touched to
 * know it again. With a pointer to follow to each text, and to its bytes, the lane took about a tenth more; reading alone did not.
 */
final class RecentTexts {

    private static final int SLOT_BITS = 14;
    /** A slot has the length of a text, and the text. */
    private static final int WIDTH = 64;

    private static final int LONGEST = WIDTH - 1;

    private final byte[] known = new byte[WIDTH << SLOT_BITS];
    private final String[] texts = new String[1 << SLOT_BITS];

    /** The text of these bytes, all of them ASCII. */
    String get(byte[] buffer, int from, int to) {
        int length = to - from;
        if (length == 0) {
            return "";
        }
        if (length > LONGEST) {
            return new String(buffer, from, length, StandardCharsets.ISO_8859_1);
        }
        int slot = (int) (Words.hash(buffer, from, to) >>> Long.SIZE - SLOT_BITS);
        int at = slot * WIDTH;
        if (known[at] != length || !Words.equal(known, at + 1, buffer, from, length)) {
            known[at] = (byte) length;
            System.arraycopy(buffer, from, known, at + 1, length);
            texts[slot] = new String(buffer, from, length, StandardCharsets.ISO_8859_1);
        }
        return texts[slot];
    }
}
