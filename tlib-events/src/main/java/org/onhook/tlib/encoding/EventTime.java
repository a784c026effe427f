package org.onhook.tlib.encoding;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Prints times as RFC 3339 in UTC with six digits of a second. It remembers the second it last printed. One thread. */
final class EventTime {

    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);
    private static final long MICROS = 1_000_000;

    private final StringBuilder text = new StringBuilder(32);
    private long second = Long.MIN_VALUE;
    private int secondLength;

    /** @param micros since 1970-01-01T00:00Z */
    String print(long micros) {
        long seconds = Math.floorDiv(micros, MICROS);
        if (seconds != second) {
            text.setLength(0);
            SECOND.formatTo(LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC), text);
            secondLength = text.length();
            second = seconds;
        }
        text.setLength(secondLength);
        String fraction = Long.toString(MICROS + Math.floorMod(micros, MICROS));
        return text.append('.')
                .append(fraction, 1, fraction.length())
                .append('Z')
                .toString();
    }
}
