package org.onhook.csta.message;

import java.nio.charset.StandardCharsets;

/**
 * Short texts that came lately. Identifiers, causes and states come again and again; one that is still known is the same string,
 * which costs no memory and is quickly compared. One thread.
 */
final class RecentTexts {

    private static final int SLOTS = 1 << 14;
    private static final int LONGEST = 80;

    private final String[] slots = new String[SLOTS];

    /** The text of these bytes, all of them ASCII. */
    String get(byte[] buffer, int from, int to) {
        int length = to - from;
        if (length == 0) {
            return "";
        }
        if (length > LONGEST) {
            return new String(buffer, from, length, StandardCharsets.ISO_8859_1);
        }
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + buffer[i];
        }
        int slot = (hash ^ hash >>> 14) & SLOTS - 1;
        String known = slots[slot];
        if (known == null || !isSame(known, buffer, from, length)) {
            known = new String(buffer, from, length, StandardCharsets.ISO_8859_1);
            slots[slot] = known;
        }
        return known;
    }

    private static boolean isSame(String known, byte[] buffer, int from, int length) {
        if (known.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (known.charAt(i) != buffer[from + i]) {
                return false;
            }
        }
        return true;
    }
}
