package org.onhook.tlib.encoding;

/** Text that UTF-8 can say: half a surrogate pair, which has no encoding, becomes U+FFFD. */
final class ValidText {

    private static final int REPLACEMENT = 0xFFFD;

    private ValidText() {}

    static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return repaired(text);
            }
        }
        return text;
    }

    private static String repaired(String text) {
        StringBuilder valid = new StringBuilder(text.length());
        text.codePoints().map(ValidText::repaired).forEach(valid::appendCodePoint);
        return valid.toString();
    }

    private static int repaired(int codePoint) {
        boolean half = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        return half ? REPLACEMENT : codePoint;
    }
}
