package org.onhook.csta.message;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Passes over the attributes of a start tag, and notes what prefixes they declare. One thread. */
final class PlainAttributes {

    private static final byte[] XMLNS = "xmlns".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] XML = "xml".getBytes(StandardCharsets.US_ASCII);
    /** The namespaces that must not be declared begin like this. */
    private static final byte[] RESERVED = "http://www.w3.org/".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] SCHEMA_INSTANCE =
            "http://www.w3.org/2001/XMLSchema-instance".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST = 8;

    private final Prefixes prefixes;
    private final int[] from = new int[MOST];
    private final int[] to = new int[MOST];
    private final int[] prefixTo = new int[MOST];
    private int count;
    private boolean prefixed;
    private byte[] in;
    private int end;
    private int at;

    PlainAttributes(Prefixes prefixes) {
        this.prefixes = prefixes;
    }

    /**
     * Passes over all of them.
     *
     * @param behindName where the name of the element ends
     * @param depth of the element
     * @return where the start tag goes on with {@code >} or {@code />}
     */
    int pass(byte[] buffer, int behindName, int to, int depth) {
        in = buffer;
        at = behindName;
        end = to;
        count = 0;
        prefixed = false;
        while (peek() != '>' && peek() != '/') {
            blanks();
            if (peek() != '>' && peek() != '/') {
                attribute(depth);
            }
        }
        checkPrefixes();
        return at;
    }

    /** Whether any of them has a prefix, or declares one. */
    boolean arePrefixed() {
        return prefixed;
    }

    private void blanks() {
        if (!AsciiKinds.isBlank(peek())) {
            throw NotPlainException.INSTANCE;
        }
        at = AsciiKinds.behindBlanks(in, at, end);
    }

    private void attribute(int depth) {
        if (count == MOST) {
            throw NotPlainException.INSTANCE;
        }
        from[count] = at;
        at = AsciiKinds.behindName(in, at, end);
        prefixTo[count] = from[count];
        if (in[at] == ':') {
            prefixed = true;
            prefixTo[count] = at;
            at = AsciiKinds.behindName(in, at + 1, end);
        }
        to[count] = at;
        refuseSecond();
        expect('=');
        value(depth);
        count++;
    }

    private void value(int depth) {
        byte quote = peek();
        if (quote != '"' && quote != '\'') {
            throw NotPlainException.INSTANCE;
        }
        int begin = ++at;
        at = AsciiKinds.behindValue(in, at, end, quote);
        if (in[at] != quote) {
            throw NotPlainException.INSTANCE;
        }
        if (isWord(XMLNS, from[count], to[count])) {
            refuseReserved(begin);
        } else if (isWord(XMLNS, from[count], prefixTo[count])) {
            refuseReserved(begin);
            declare(prefixTo[count] + 1, to[count], depth, begin);
            prefixTo[count] = from[count];
        }
        at++;
    }

    private void declare(int begin, int prefixEnd, int depth, int valueBegin) {
        boolean allowed = valueBegin < at && !isWord(XML, begin, prefixEnd) && !isWord(XMLNS, begin, prefixEnd);
        if (!allowed) {
            throw NotPlainException.INSTANCE;
        }
        prefixes.declare(begin, prefixEnd, depth);
    }

    private void refuseReserved(int valueBegin) {
        boolean mayBe =
                at - valueBegin >= RESERVED.length && isWord(RESERVED, valueBegin, valueBegin + RESERVED.length);
        if (mayBe && !isWord(SCHEMA_INSTANCE, valueBegin, at)) {
            throw NotPlainException.INSTANCE;
        }
    }

    /** An attribute must not come twice; under two prefixes of one namespace neither, which is not looked into. */
    private void refuseSecond() {
        for (int i = 0; i < count; i++) {
            boolean same = Arrays.equals(in, from[i], to[i], in, from[count], to[count]);
            boolean bothPrefixed = prefixTo[i] > from[i] && prefixTo[count] > from[count];
            if (same || bothPrefixed) {
                throw NotPlainException.INSTANCE;
            }
        }
    }

    private void checkPrefixes() {
        for (int i = 0; i < count; i++) {
            if (prefixTo[i] > from[i] && !prefixes.isDeclared(in, from[i], prefixTo[i])) {
                throw NotPlainException.INSTANCE;
            }
        }
    }

    private boolean isWord(byte[] word, int begin, int wordEnd) {
        return Arrays.equals(word, 0, word.length, in, begin, wordEnd);
    }

    private void expect(char c) {
        if (peek() != c) {
            throw NotPlainException.INSTANCE;
        }
        at++;
    }

    private byte peek() {
        if (at >= end) {
            throw NotPlainException.INSTANCE;
        }
        return in[at];
    }
}
