package org.onhook.tracking.model;

/** Numbers that are spelled with and without prefixes. */
final class Numbers {

    /** With fewer, two numbers that end alike are rather those of two parties. */
    private static final int FEWEST_DIGITS = 5;

    private Numbers() {}

    /** Whether one is the other behind a trunk access digit (seen at Alcatel OXE). */
    static boolean differByTrunkAccess(String one, String other) {
        return isBehindTrunkAccess(one, other) || isBehindTrunkAccess(other, one);
    }

    private static boolean isBehindTrunkAccess(String longer, String shorter) {
        return shorter.length() > 2
                && longer.length() == shorter.length() + 1
                && longer.charAt(0) == '0'
                && longer.endsWith(shorter);
    }

    /** Whether they end alike, so that one may be the other with the code of a country or an area. */
    static boolean endAlike(String one, String other) {
        String mine = withoutPrefix(one);
        String its = withoutPrefix(other);
        return Math.min(mine.length(), its.length()) >= FEWEST_DIGITS && (mine.endsWith(its) || its.endsWith(mine));
    }

    /** Without the prefixes of trunk access, trunk and international calls. */
    private static String withoutPrefix(String number) {
        int from = 0;
        while (from < number.length() && (number.charAt(from) == '+' || number.charAt(from) == '0')) {
            from++;
        }
        return number.substring(from);
    }
}
