package org.onhook.tlib.encoding;

import java.util.HexFormat;

/** 64 bits as T-Library prints them. */
final class Hex {

    private static final HexFormat FORMAT = HexFormat.of();

    private Hex() {}

    /** 16 lower-case hexadecimal digits. */
    static String of(long value) {
        return FORMAT.toHexDigits(value);
    }
}
