package org.onhook.simulator.truth;

/**
 * How many reports came out how.
 *
 * @param tolerated not right, but nothing better could be told from what the switch sent
 * @param unknown unknown, although the evidence was there
 */
public record Tally(long right, long tolerated, long unknown, long wrong) {

    public static final Tally NONE = new Tally(0, 0, 0, 0);

    /** How one report came out. */
    enum Grade {
        RIGHT,
        TOLERATED,
        UNKNOWN,
        WRONG
    }

    /** Both together. */
    public Tally plus(Tally other) {
        return new Tally(
                right + other.right, tolerated + other.tolerated, unknown + other.unknown, wrong + other.wrong);
    }

    Tally plus(Grade grade) {
        return switch (grade) {
            case RIGHT -> new Tally(right + 1, tolerated, unknown, wrong);
            case TOLERATED -> new Tally(right, tolerated + 1, unknown, wrong);
            case UNKNOWN -> new Tally(right, tolerated, unknown + 1, wrong);
            case WRONG -> new Tally(right, tolerated, unknown, wrong + 1);
        };
    }
}
