package org.onhook.csta.device;

import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A number, a range of numbers of one length, or a number with wildcards.
 *
 * <p>In a pattern {@code x} and {@code ?} stand for any one digit, and a trailing {@code *} for anything that follows.
 */
public sealed interface NumberPattern {

    boolean matches(String number);

    /** Reads {@code 2000-2999}; empty if the text is no range. */
    static Optional<Range> range(String text) {
        int dash = text.indexOf('-');
        if (dash <= 0
                || dash == text.length() - 1
                || !digits(text, 0, dash)
                || !digits(text, dash + 1, text.length())) {
            return Optional.empty();
        }
        return Optional.of(new Range(text.substring(0, dash), text.substring(dash + 1)));
    }

    static NumberPattern of(String text) {
        Optional<Range> range = range(text);
        return range.isPresent() ? range.get() : new Wildcards(text);
    }

    /** Both ends have the same length, and both belong to it. Leading zeros count. */
    record Range(String low, String high) implements NumberPattern {
        static final int MAX_DIGITS = 18;

        /** Whether the ends can be those of a range. */
        public boolean valid() {
            return low.length() == high.length() && low.length() <= MAX_DIGITS && low.compareTo(high) <= 0;
        }

        public long size() {
            return Long.parseLong(high) - Long.parseLong(low) + 1;
        }

        public Stream<String> numbers() {
            return LongStream.rangeClosed(Long.parseLong(low), Long.parseLong(high))
                    .mapToObj(number -> {
                        String digits = Long.toString(number);
                        return "0".repeat(low.length() - digits.length()) + digits;
                    });
        }

        @Override
        public boolean matches(String number) {
            return number.length() == low.length()
                    && number.compareTo(low) >= 0
                    && number.compareTo(high) <= 0
                    && digits(number, 0, number.length());
        }
    }

    record Wildcards(String pattern) implements NumberPattern {
        @Override
        public boolean matches(String number) {
            boolean open = pattern.endsWith("*");
            int fixed = open ? pattern.length() - 1 : pattern.length();
            if (open ? number.length() < fixed : number.length() != fixed) {
                return false;
            }
            for (int i = 0; i < fixed; i++) {
                char wanted = pattern.charAt(i);
                char got = number.charAt(i);
                boolean any = wanted == 'x' || wanted == 'X' || wanted == '?';
                if (any ? got < '0' || got > '9' : got != wanted) {
                    return false;
                }
            }
            return true;
        }
    }

    private static boolean digits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
