package org.onhook.csta.message;

import java.util.Arrays;

/** The XML declaration that a switch writes before each of its messages, once it was read and understood. One thread. */
final class UsualDeclaration {

    private static final int LONGEST = 128;

    private byte[] usual = {};

    /** Where a message goes on behind the usual declaration; {@code from} where it has none; -1 where it has another one. */
    int behind(byte[] buffer, int from, int length) {
        if (length > 5 && buffer[from + 1] != '?') {
            return from;
        }
        int to = from + usual.length;
        boolean same =
                usual.length > 0 && usual.length < length && Arrays.equals(usual, 0, usual.length, buffer, from, to);
        return same ? to : -1;
    }

    /** A message was read whose declaration says that it is ASCII, or more than that. */
    void learn(byte[] buffer, int from, int length) {
        int to = from + Math.min(length, LONGEST);
        for (int i = from; i + 1 < to; i++) {
            if (buffer[i] == '?' && buffer[i + 1] == '>') {
                usual = Arrays.copyOfRange(buffer, from, i + 2);
                return;
            }
        }
    }
}
