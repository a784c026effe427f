package org.onhook.tlib.encoding;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Prints times as RFC 3339 in UTC with six digits of a second. It remembers the second it last printed. One thread. */
final class EventTime {

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("\"uuuu-MM-dd'T'HH:mm:ss.000000'Z\"'", Locale.ROOT);
    private static final long MICROS = 1_000_000;
    private static final int DIGITS = 6;

    private byte[] text = {};
    private long second = Long.MIN_VALUE;

    /**
     * The time in quotes, valid until the next call.
     *
     * @param micros since 1970-01-01T00:00Z
     */
    byte[] print(long micros) {
        long seconds = Math.floorDiv(micros, MICROS);
        if (seconds != second) {
            text = SECOND.format(LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC))
                    .getBytes(StandardCharsets.US_ASCII);
            second = seconds;
        }
        int end = text.length - "Z\"".length();
        Decimal.write(Math.floorMod(micros, MICROS), text, end - DIGITS, end);
        return text;
    }
}
