package org.onhook.files;

import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * When a file is put aside, and how many of those are kept.
 *
 * @param maxBytes the size that a file does not exceed, unless a single entry does; 0 for any size
 * @param period how long a file is written to, by the clock on the wall
 * @param keep how many files that were put aside are kept; 0 for all
 */
public record Rotation(long maxBytes, Period period, int keep) {

    /** One file for ever. */
    public static final Rotation NONE = new Rotation(0, Period.NONE, 0);

    /** How long a file is written to. */
    public enum Period {
        NONE,
        HOURLY,
        DAILY;

        /** Whether both times are in the same period. */
        boolean same(ZonedDateTime a, ZonedDateTime b) {
            return switch (this) {
                case NONE -> true;
                case HOURLY -> a.truncatedTo(ChronoUnit.HOURS).isEqual(b.truncatedTo(ChronoUnit.HOURS));
                case DAILY -> a.toLocalDate().equals(b.toLocalDate());
            };
        }
    }

    /** Whether a file with these bytes has to be put aside before {@code more} are added. */
    boolean exceededBy(long bytes, long more) {
        return maxBytes > 0 && bytes > 0 && bytes + more > maxBytes;
    }
}
