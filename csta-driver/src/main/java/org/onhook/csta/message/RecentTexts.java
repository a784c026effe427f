package org.onhook.csta.message;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Short texts that came lately. Identifiers, causes and states come again and again; one that is still known is the same string,
 * which costs no memory and is quickly compared. One thread.
 */
final class RecentTexts {

    private static final int SLOT_BITS = 14;
    private static final int LONGEST = 80;
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ODD = 0x9E3779B97F4A7C15L;

    /** A text, and its bytes. */
    private record Known(byte[] bytes, String text) {}

    private final Known[] slots = new Known[1 << SLOT_BITS];

    /** The text of these bytes, all of them ASCII. */
    String get(byte[] buffer, int from, int to) {
        int length = to - from;
        if (length == 0) {
            return "";
        }
        if (length > LONGEST) {
            return new String(buffer, from, length, StandardCharsets.ISO_8859_1);
        }
        int slot = slot(buffer, from, to);
        Known known = slots[slot];
        if (known == null || !Arrays.equals(known.bytes, 0, known.bytes.length, buffer, from, to)) {
            byte[] bytes = Arrays.copyOfRange(buffer, from, to);
            known = new Known(bytes, new String(bytes, StandardCharsets.ISO_8859_1));
            slots[slot] = known;
        }
        return known.text;
    }

    /** Taken word by word: it is asked for some twenty times an event. */
    private static int slot(byte[] buffer, int from, int to) {
        int length = to - from;
        long hash = length;
        if (length >= Long.BYTES) {
            for (int at = from; at < to - Long.BYTES; at += Long.BYTES) {
                hash = (hash ^ (long) WORDS.get(buffer, at)) * ODD;
                hash ^= hash >>> 32;
            }
            hash ^= (long) WORDS.get(buffer, to - Long.BYTES);
        } else {
            for (int at = from; at < to; at++) {
                hash = hash << Byte.SIZE | buffer[at];
            }
        }
        return (int) (hash * ODD >>> Long.SIZE - SLOT_BITS);
    }
}
