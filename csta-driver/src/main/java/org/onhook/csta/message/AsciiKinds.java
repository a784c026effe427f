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

    /** Whether a name may begin with it; a colon is none of it. */
    static boolean startsName(byte b) {
        return is(b, NAME_START);
    }

    /** Whether it may be in a name; a colon may not. */
    static boolean isOfName(byte b) {
        return is(b, NAME);
    }

    /** Whether it stands for itself in text. A carriage return does not, and what {@code ]]>} begins with is left alone. */
    static boolean isText(byte b) {
        return is(b, TEXT);
    }

    /** Whether it stands for itself in the value of an attribute, unless it ends it. */
    static boolean isValue(byte b) {
        return is(b, VALUE);
    }

    /** Whether it is white space. */
    static boolean isBlank(byte b) {
        return is(b, BLANK);
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
