package org.onhook.csta.message;

/** What bytes may be in plain XML. */
final class AsciiKinds {

    private static final int NAME_START = 1;
    private static final int NAME = 2;
    private static final int TEXT = 4;
    private static final int VALUE = 8;
    private static final int BLANK = 16;
    private static final byte[] KINDS = kinds();

    private AsciiKinds() {}

    /** Where a name, or a part of one without a colon, ends that begins there. */
    static int behindName(byte[] in, int from, int end) {
        if (from >= end || !is(in[from], NAME_START)) {
            throw NotPlainException.INSTANCE;
        }
        return behind(in, from, end, NAME);
    }

    /**
     * Where text ends that begins there: at a byte that does not stand for itself. A carriage return does not, and what
     * {@code ]]>} begins with is left alone.
     */
    static int behindText(byte[] in, int from, int end) {
        return behind(in, from, end, TEXT);
    }

    /** Where white space ends, of which there may be none. */
    static int behindBlanks(byte[] in, int from, int end) {
        return behind(in, from, end, BLANK);
    }

    /** Where the value of an attribute in such quotes ends. */
    static int behindValue(byte[] in, int from, int end, byte quote) {
        int at = from;
        while (at < end && in[at] != quote && is(in[at], VALUE)) {
            at++;
        }
        return existing(at, end);
    }

    /** Whether it is white space. */
    static boolean isBlank(byte b) {
        return is(b, BLANK);
    }

    private static int behind(byte[] in, int from, int end, int kind) {
        int at = from;
        while (at < end && is(in[at], kind)) {
            at++;
        }
        return existing(at, end);
    }

    /** Nothing that is plain ends with the message but its last tag. */
    private static int existing(int at, int end) {
        if (at >= end) {
            throw NotPlainException.INSTANCE;
        }
        return at;
    }

    private static boolean is(byte b, int kind) {
        return b >= 0 && (KINDS[b] & kind) != 0;
    }

    private static byte[] kinds() {
        byte[] kinds = new byte[128];
        for (int c = ' '; c < 0x7F; c++) {
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
            boolean digit = c >= '0' && c <= '9' || c == '-' || c == '.';
            int kind = letter ? NAME_START | NAME : digit ? NAME : 0;
            if (c != '<' && c != '&') {
                kind |= c == ']' ? VALUE : TEXT | VALUE;
            }
            kinds[c] = (byte) kind;
        }
        kinds[' '] |= BLANK;
        kinds['\t'] = TEXT | BLANK;
        kinds['\n'] = TEXT | BLANK;
        return kinds;
    }
}
