package org.onhook.tlib.encoding;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * JSON written piece by piece into a buffer that is used again and again. Text is escaped as JSON asks, no more; half a surrogate
 * pair, which UTF-8 cannot say, becomes U+FFFD. One thread.
 */
final class JsonBytes {

    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final boolean[] PLAIN = plain();
    private static final int LONGEST_CHARACTER = 6;
    private static final int LONGEST_NUMBER = 20;
    private static final int HEX_DIGITS = 16;
    private static final int REPLACEMENT = 0xFFFD;

    private byte[] bytes = new byte[4096];
    private int length;

    void clear() {
        length = 0;
    }

    int length() {
        return length;
    }

    /** Leaves room for so many bytes; gives its position. */
    int hole(int size) {
        reserve(size);
        length += size;
        return length - size;
    }

    /** What was written from there on. */
    byte[] since(int from) {
        return Arrays.copyOfRange(bytes, from, length);
    }

    /** What is JSON already. */
    JsonBytes raw(byte[] json) {
        reserve(json.length);
        System.arraycopy(json, 0, bytes, length, json.length);
        length += json.length;
        return this;
    }

    JsonBytes raw(char ascii) {
        reserve(1);
        bytes[length++] = (byte) ascii;
        return this;
    }

    JsonBytes string(String text) {
        int size = text.length();
        reserve(LONGEST_CHARACTER * size + 2);
        byte[] to = bytes;
        int at = length;
        to[at++] = '"';
        int i = 0;
        while (i < size && isPlain(text.charAt(i))) {
            to[at++] = (byte) text.charAt(i++);
        }
        length = at;
        while (i < size) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            character(c);
        }
        bytes[length++] = '"';
        return this;
    }

    JsonBytes number(long value) {
        reserve(LONGEST_NUMBER);
        length = Decimal.write(value, bytes, length);
        return this;
    }

    /** A string of 16 lower-case hexadecimal digits. */
    JsonBytes hex(long value) {
        reserve(HEX_DIGITS + 2);
        bytes[length++] = '"';
        for (int shift = Long.SIZE - 4; shift >= 0; shift -= 4) {
            bytes[length++] = DIGITS[(int) (value >>> shift) & 0xF];
        }
        bytes[length++] = '"';
        return this;
    }

    private static boolean isPlain(char c) {
        return c < PLAIN.length && PLAIN[c];
    }

    private static boolean[] plain() {
        boolean[] plain = new boolean[0x7F];
        Arrays.fill(plain, ' ', plain.length, true);
        plain['"'] = false;
        plain['\\'] = false;
        return plain;
    }

    private void character(int c) {
        if (c < ' ') {
            control(c);
        } else if (c == '"' || c == '\\') {
            bytes[length++] = '\\';
            bytes[length++] = (byte) c;
        } else if (c < 0x80) {
            bytes[length++] = (byte) c;
        } else if (c < 0x800) {
            bytes[length++] = (byte) (0xC0 | c >> 6);
            bytes[length++] = continuation(c);
        } else if (c < Character.MIN_SUPPLEMENTARY_CODE_POINT) {
            int valid = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? REPLACEMENT : c;
            bytes[length++] = (byte) (0xE0 | valid >> 12);
            bytes[length++] = continuation(valid >> 6);
            bytes[length++] = continuation(valid);
        } else {
            bytes[length++] = (byte) (0xF0 | c >> 18);
            bytes[length++] = continuation(c >> 12);
            bytes[length++] = continuation(c >> 6);
            bytes[length++] = continuation(c);
        }
    }

    private void control(int c) {
        bytes[length++] = '\\';
        int shorthand = "\b\t\n\f\r".indexOf(c);
        if (shorthand >= 0) {
            bytes[length++] = (byte) "btnfr".charAt(shorthand);
            return;
        }
        bytes[length++] = 'u';
        bytes[length++] = '0';
        bytes[length++] = '0';
        bytes[length++] = (byte) (c < 0x10 ? '0' : '1');
        bytes[length++] = (byte) Character.toUpperCase(DIGITS[c & 0xF]);
    }

    private static byte continuation(int bits) {
        return (byte) (0x80 | bits & 0x3F);
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
