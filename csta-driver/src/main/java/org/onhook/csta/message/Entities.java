package org.onhook.csta.message;

import java.nio.charset.StandardCharsets;

/** The five entities that every XML may use without declaring them. */
enum Entities {
    LESS("&lt;", '<'),
    GREATER("&gt;", '>'),
    AMPERSAND("&amp;", '&'),
    QUOTE("&quot;", '"'),
    APOSTROPHE("&apos;", '\'');

    private static final Entities[] ALL = values();

    private final byte[] reference;
    private final byte character;

    Entities(String reference, char character) {
        this.reference = reference.getBytes(StandardCharsets.US_ASCII);
        this.character = (byte) character;
    }

    /** The one that is referred to there; it is not plain if it is none of these. */
    static Entities at(byte[] buffer, int from, int to) {
        for (Entities entity : ALL) {
            if (entity.isAt(buffer, from, to)) {
                return entity;
            }
        }
        throw NotPlainException.INSTANCE;
    }

    /** How many bytes the reference has. */
    int length() {
        return reference.length;
    }

    byte character() {
        return character;
    }

    private boolean isAt(byte[] buffer, int from, int to) {
        if (to - from < reference.length) {
            return false;
        }
        for (int i = 0; i < reference.length; i++) {
            if (buffer[from + i] != reference[i]) {
                return false;
            }
        }
        return true;
    }
}
