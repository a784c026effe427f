package org.onhook.http.stream;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The identifier of an event: two numbers, compared one after the other.
 *
 * @param start the server's start time in seconds since 1970
 * @param sequence the event's number since then
 */
public record EventId(long start, long sequence) implements Comparable<EventId> {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})");
    private static final Comparator<EventId> ORDER =
            Comparator.comparingLong(EventId::start).thenComparingLong(EventId::sequence);

    /** Reads an identifier; empty if it is none. */
    public static Optional<EventId> parse(String text) {
        Matcher id = FORM.matcher(text);
        return id.matches()
                ? Optional.of(new EventId(Long.parseLong(id.group(1)), Long.parseLong(id.group(2))))
                : Optional.empty();
    }

    EventId next() {
        return new EventId(start, sequence + 1);
    }

    EventId previous() {
        return new EventId(start, sequence - 1);
    }

    @Override
    public int compareTo(EventId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return start + "-" + sequence;
    }
}
