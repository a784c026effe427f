package org.onhook.simulator.story;

/**
 * How fast stories are played.
 *
 * @param scale what the gaps between steps are multiplied with
 * @param settleMillis the least gap before a step that must not look like a consequence of the one before
 * @param waits whether the gaps are really waited for, or only give the order of things
 */
public record Pace(double scale, long settleMillis, boolean waits) {

    /** As long as a connector waits for consequences, and some more. */
    private static final long WINDOW = 600;

    private static final long SETTLE = 700;
    private static final double SIMPLE_CALL = 3500;

    /** As people do it. */
    public static Pace real() {
        return new Pace(1, 0, true);
    }

    /** Without gaps, but for those that tell an act from a consequence. */
    public static Pace fast() {
        return new Pace(0, SETTLE, true);
    }

    /** As people do it, but so much faster that a simple call takes no longer than this. */
    public static Pace within(long millis) {
        return new Pace(Math.min(1, millis / SIMPLE_CALL), SETTLE, true);
    }

    /** Without any gap. */
    public static Pace instant() {
        return new Pace(0, 0, true);
    }

    /** Gaps order the steps of concurrent calls, nothing waits. */
    public static Pace virtual() {
        return new Pace(1, 0, false);
    }

    long waitMillis(Step step) {
        long gap = Math.round(step.gapMillis() * scale);
        return step.settling() ? Math.max(gap, settleMillis) : gap;
    }

    boolean settles(Step step) {
        return waits && step.settling() && waitMillis(step) >= WINDOW;
    }
}
