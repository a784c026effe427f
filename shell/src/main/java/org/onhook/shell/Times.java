package org.onhook.shell;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Prints points in time for a person. */
final class Times {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");

    private Times() {}

    /** Local date and time. */
    static String local(long micros) {
        return local(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    }

    static String local(Instant time) {
        return FORMAT.format(time.atZone(ZoneId.systemDefault()));
    }
}
