package org.onhook.csta.message;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Names of elements, by their bytes; so that a name that comes again is the same string. One thread. */
final class KnownNames {

    /**
     * The name of an element.
     *
     * @param bytes as it is written
     * @param local without its prefix
     */
    record Name(byte[] bytes, String local) {

        boolean isAt(byte[] buffer, int from, int to) {
            return Arrays.equals(bytes, 0, bytes.length, buffer, from, to);
        }
    }

    private static final int SLOTS = 1024;
    private static final int MOST = SLOTS / 2;

    private final Name[] slots = new Name[SLOTS];
    private int count;

    /**
     * The name that is written there.
     *
     * @param local where it goes on after its prefix, or begins if it has none
     */
    Name get(byte[] buffer, int from, int local, int to) {
        int slot = slot(buffer, from, to);
        Name known = slots[slot];
        while (known != null) {
            if (known.isAt(buffer, from, to)) {
                return known;
            }
            slot = slot + 1 & SLOTS - 1;
            known = slots[slot];
        }
        return learn(buffer, from, local, to, slot);
    }

    /** A hostile peer may send any number of them. */
    private Name learn(byte[] buffer, int from, int local, int to, int slot) {
        Name name = new Name(
                Arrays.copyOfRange(buffer, from, to), new String(buffer, local, to - local, StandardCharsets.US_ASCII));
        if (count == MOST) {
            Arrays.fill(slots, null);
            count = 0;
        }
        slots[slot] = name;
        count++;
        return name;
    }

    /** Names of one vocabulary differ in length, or at one of these places. */
    private static int slot(byte[] buffer, int from, int to) {
        int length = to - from;
        int hash = length;
        hash = 31 * hash + buffer[from];
        hash = 31 * hash + buffer[from + length / 4];
        hash = 31 * hash + buffer[from + length / 2];
        hash = 31 * hash + buffer[to - 1];
        return (hash ^ hash >>> 10) & SLOTS - 1;
    }
}
