package org.onhook.tlib.encoding;

import java.nio.charset.StandardCharsets;

/** Decimal digits. */
final class Decimal {

    /** The digits of the numbers from 0 to 99: numbers are written two digits at a time. */
    private static final byte[] TENS = new byte[100];

    private static final byte[] ONES = new byte[100];

    static {
        for (int i = 0; i < TENS.length; i++) {
            TENS[i] = (byte) ('0' + i / 10);
            ONES[i] = (byte) ('0' + i % 10);
        }
    }

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
        int at = to;
        while (at - from >= 2) {
            long hundreds = rest / 100;
            int pair = (int) (rest - 100 * hundreds);
            target[--at] = ONES[pair];
            target[--at] = TENS[pair];
            rest = hundreds;
        }
        if (at > from) {
            target[from] = ONES[(int) (rest % 10)];
        }
    }
}
