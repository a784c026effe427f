package org.onhook.csta.message;

import java.util.Arrays;

/** The prefixes of namespaces that are declared where a message is being read. They lie in the message. One thread. */
final class Prefixes {

    private static final int MOST = 32;

    private final int[] from = new int[MOST];
    private final int[] to = new int[MOST];
    private final int[] depths = new int[MOST];
    private int count;

    void clear() {
        count = 0;
    }

    /** An element at that depth declares a prefix. */
    void declare(int begin, int end, int depth) {
        if (count == MOST) {
            throw NotPlainException.INSTANCE;
        }
        from[count] = begin;
        to[count] = end;
        depths[count] = depth;
        count++;
    }

    /** Whether the prefix that is written there is declared. */
    boolean isDeclared(byte[] in, int begin, int end) {
        for (int i = 0; i < count; i++) {
            if (Arrays.equals(in, from[i], to[i], in, begin, end)) {
                return true;
            }
        }
        return false;
    }

    /** The element at that depth ends, and with it what it declared. */
    void leave(int depth) {
        while (count > 0 && depths[count - 1] >= depth) {
            count--;
        }
    }
}
