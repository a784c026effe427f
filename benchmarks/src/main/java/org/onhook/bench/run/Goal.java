package org.onhook.bench.run;

import java.util.Locale;

/**
 * What is to be reached, and what was.
 *
 * @param point the number of the goal
 * @param of what it is about
 * @param wanted what is to be reached
 * @param reached what was
 */
record Goal(int point, String of, String wanted, String reached, boolean met) {

    /** A figure that has to be this, or more. */
    static Goal atLeast(int point, String of, double wanted, double reached) {
        return new Goal(point, of, "at least " + number(wanted), number(reached), reached >= wanted);
    }

    /** A figure that has to be this, or less. */
    static Goal atMost(int point, String of, double wanted, double reached) {
        return new Goal(point, of, "at most " + number(wanted), number(reached), reached <= wanted);
    }

    /** Something that has to be so, without a figure. */
    static Goal that(int point, String of, boolean met, String reached) {
        return new Goal(point, of, "yes", reached, met);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%,.0f" : "%.2f", value);
    }
}
