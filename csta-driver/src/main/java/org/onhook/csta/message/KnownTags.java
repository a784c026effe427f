package org.onhook.csta.message;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The start tags that were seen, by their bytes. A hostile peer may send any number of them, so they are forgotten at times. One thread. */
final class KnownTags {

    private static final int SLOTS = 1024;
    private static final int MOST = SLOTS / 2;

    private final Vocabulary<Tag> vocabulary;
    private final StartTag[] slots = new StartTag[SLOTS];
    private int count;

    KnownTags(Vocabulary<Tag> vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** The tag that is written there, {@code >} included; null if it is not known. */
    StartTag find(byte[] in, int from, int to) {
        int slot = slot(in, from, to);
        StartTag known = slots[slot];
        while (known != null && !(known.length() == to - from && known.isAt(in, from, to))) {
            slot = slot + 1 & SLOTS - 1;
            known = slots[slot];
        }
        return known;
    }

    /** Remembers a tag that was not known. */
    StartTag learn(byte[] in, int from, int local, int nameTo, int to) {
        if (count == MOST) {
            Arrays.fill(slots, null);
            count = 0;
        }
        int slot = slot(in, from, to);
        while (slots[slot] != null) {
            slot = slot + 1 & SLOTS - 1;
        }
        count++;
        slots[slot] = read(in, from, local, nameTo, to);
        return slots[slot];
    }

    /** A tag that is not to be remembered. */
    StartTag read(byte[] in, int from, int local, int nameTo, int to) {
        String name = new String(in, local, nameTo - local, StandardCharsets.US_ASCII);
        return new StartTag(Arrays.copyOfRange(in, from, to), nameTo - from, name, vocabulary.meaning(name));
    }

    /** The tags of a vocabulary differ in length, or at one of these places. */
    private static int slot(byte[] in, int from, int to) {
        int length = to - from;
        int hash = length;
        hash = 31 * hash + in[from];
        hash = 31 * hash + in[from + length / 4];
        hash = 31 * hash + in[from + length / 2];
        hash = 31 * hash + in[to - 1 - length / 8];
        return (hash ^ hash >>> 10) & SLOTS - 1;
    }
}
