package org.onhook.tlib.encoding;

import java.nio.charset.StandardCharsets;

/** A text as one segment of a URI's path (RFC 3986 section 3.3). */
final class UriSegment {

    private static final String ALLOWED = "-._~!$&'()*+,;=:@";

    private UriSegment() {}

    static String encode(String text) {
        StringBuilder segment = new StringBuilder(text.length());
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xFF);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (plain || ALLOWED.indexOf(c) >= 0) {
                segment.append(c);
            } else {
                segment.append(String.format("%%%02X", (int) c));
            }
        }
        return segment.toString();
    }
}
