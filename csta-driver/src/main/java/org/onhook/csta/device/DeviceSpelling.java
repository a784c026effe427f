package org.onhook.csta.device;

import java.nio.charset.StandardCharsets;

/**
 * The spellings in which switches write one device, reduced to one normal form.
 *
 * <p>Known are: {@code N<300000000100>Line71001;displayNumber=..;noa=nk} (OpenScape Voice), {@code 1001:CM1::0} (Avaya:
 * extension, switch, address, instance), {@code sip:} and {@code sips:} URIs with or without display name (RFC 3261),
 * {@code tel:} URIs with visual separators (RFC 3966), and bare numbers, each with or without a leading {@code +}.
 */
public final class DeviceSpelling {

    private DeviceSpelling() {}

    /** The normal form; empty if the spelling is a known one that names nobody, such as {@code N<>}. */
    public static String normalForm(String raw) {
        String text = raw.strip();
        int open = text.indexOf('<');
        if (open >= 0) {
            int close = text.indexOf('>', open);
            text = text.substring(open + 1, close < 0 ? text.length() : close).strip();
        }
        if (hasScheme(text, "tel:")) {
            return withoutSeparators(beforeAny(text.substring(4), ";?"));
        }
        if (hasScheme(text, "sip:")) {
            return user(text.substring(4));
        }
        if (hasScheme(text, "sips:")) {
            return user(text.substring(5));
        }
        if (isAvayaDevice(text)) {
            text = text.substring(0, text.indexOf(':'));
        }
        return number(beforeAny(text, ";"));
    }

    /** Whether a normal form can be dialled. */
    static boolean isNumber(String normalForm) {
        for (int i = 0; i < normalForm.length(); i++) {
            char c = normalForm.charAt(i);
            if ((c < '0' || c > '9') && c != '*' && c != '#') {
                return false;
            }
        }
        return !normalForm.isEmpty();
    }

    /** Whether this is the caller of whom RFC 3323 hides everything: {@code sip:anonymous@anonymous.invalid}. */
    static boolean isAnonymous(String raw) {
        return raw.contains("anonymous@anonymous.invalid");
    }

    private static boolean hasScheme(String text, String scheme) {
        return text.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    private static String user(String uri) {
        int at = uri.indexOf('@');
        if (at < 0) {
            return number(decoded(beforeAny(uri, ";?")));
        }
        return number(decoded(beforeAny(uri.substring(0, at), ";:")));
    }

    /** A text that consists of at least three colons and something before them (Avaya DMCC, DeviceID). */
    private static boolean isAvayaDevice(String text) {
        int colons = 0;
        for (int at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) {
            colons++;
        }
        return colons >= 3 && text.charAt(0) != ':';
    }

    private static String number(String text) {
        if (text.startsWith("+")) {
            return withoutSeparators(text);
        }
        return text.strip();
    }

    private static String withoutSeparators(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ("+-.() \t".indexOf(c) < 0) {
                digits.append(c);
            }
        }
        return digits.toString();
    }

    private static String beforeAny(String text, String delimiters) {
        for (int i = 0; i < text.length(); i++) {
            if (delimiters.indexOf(text.charAt(i)) >= 0) {
                return text.substring(0, i);
            }
        }
        return text;
    }

    private static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] in = text.getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[in.length];
        int length = 0;
        for (int i = 0; i < in.length; i++) {
            int high = in[i] == '%' && i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(in[i + 2], 16) : -1;
            if (low >= 0) {
                out[length++] = (byte) (high << 4 | low);
                i += 2;
            } else {
                out[length++] = in[i];
            }
        }
        return new String(out, 0, length, StandardCharsets.UTF_8);
    }
}
