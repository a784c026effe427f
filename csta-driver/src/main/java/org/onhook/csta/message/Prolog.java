package org.onhook.csta.message;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** What the beginning of a body says about its encoding. */
enum Prolog {
    /** It has no XML declaration. */
    NONE,
    /** It is in one of the encodings that can be read in place. */
    IN_PLACE,
    /** It is in another one. */
    OTHER_ENCODING;

    private static final int LONGEST = 128;
    private static final Set<String> READ_IN_PLACE = Set.of("utf-8", "iso-8859-1", "us-ascii");

    static Prolog of(byte[] buffer, int from, int length) {
        if (length < 6 || buffer[from] != '<') {
            return length > 3 && hasUtf8Mark(buffer, from) ? IN_PLACE : otherStart(buffer, from, length);
        }
        if (buffer[from + 1] == 0) {
            return OTHER_ENCODING;
        }
        if (buffer[from + 1] != '?' || buffer[from + 2] != 'x' || buffer[from + 3] != 'm' || buffer[from + 4] != 'l') {
            return NONE;
        }
        int to = from + Math.min(length, LONGEST);
        for (int i = from + 5; i < to - 1 && buffer[i] != '>'; i++) {
            if (buffer[i] == 'e' && buffer[i + 1] == 'n') {
                return encodingAt(buffer, i, to);
            }
        }
        return IN_PLACE;
    }

    /** At the e of {@code encoding="..."}. */
    private static Prolog encodingAt(byte[] buffer, int at, int to) {
        int open = at;
        while (open < to && buffer[open] != '"' && buffer[open] != '\'') {
            open++;
        }
        int close = open + 1;
        while (close < to && buffer[close] != buffer[open]) {
            close++;
        }
        if (close >= to) {
            return IN_PLACE;
        }
        String name = new String(buffer, open + 1, close - open - 1, StandardCharsets.ISO_8859_1);
        return name.equals("UTF-8") || READ_IN_PLACE.contains(name.toLowerCase(Locale.ROOT))
                ? IN_PLACE
                : OTHER_ENCODING;
    }

    private static boolean hasUtf8Mark(byte[] buffer, int from) {
        return (buffer[from] & 0xFF) == 0xEF && (buffer[from + 1] & 0xFF) == 0xBB && (buffer[from + 2] & 0xFF) == 0xBF;
    }

    /** Without a {@code <}: the byte order mark of UTF-16 or UTF-32, their zeros, or no XML at all. */
    private static Prolog otherStart(byte[] buffer, int from, int length) {
        int first = length > 0 ? buffer[from] & 0xFF : 1;
        return first == 0xFE || first == 0xFF || first == 0 ? OTHER_ENCODING : NONE;
    }
}
