package org.onhook.tlib.encoding;

import java.nio.charset.StandardCharsets;

/** Decimal digits. */
final class Decimal {

    private Decimal() {}

    /** How many characters a number has, 0 or more. */
    static int length(long number) {
        int digits = 1;
        for (long limit = 10; number >= limit && digits < 19; limit *= 10) {
            digits++;
        }
        return digits;
    }

    /** Writes a number; gives the position after it. */
    static int write(long number, byte[] target, int at) {
        if (number < 0) {
            byte[] text = Long.toString(number).getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(text, 0, target, at, text.length);
            return at + text.length;
        }
        int end = at + length(number);
        write(number, target, at, end);
        return end;
    }

    /** Writes the last digits of a number, 0 or more, with zeros before it. */
    static void write(long number, byte[] target, int from, int to) {
        long rest = number;
        for (int i = to - 1; i >= from; i--) {
            target[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
