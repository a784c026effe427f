package org.onhook.it.container;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Waits for a condition, and no longer than needed. */
final class Await {

    private static final Duration AT_MOST = Duration.ofSeconds(10);

    private Await() {}

    /**
     * Waits until the condition holds.
     *
     * @param what what is awaited, for the message
     * @throws AssertionError if it does not within 10 s
     */
    static void until(String what, Callable<Boolean> condition) throws Exception {
        within(AT_MOST, what, condition);
    }

    /**
     * Waits until the condition holds.
     *
     * @throws AssertionError if it does not in time
     */
    static void within(Duration atMost, String what, Callable<Boolean> condition) throws Exception {
        within(atMost, () -> what, condition);
    }

    /**
     * Waits until the condition holds.
     *
     * @param what what is awaited, and how it stands
     * @throws AssertionError if it does not in time
     */
    static void within(Duration atMost, Supplier<String> what, Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + atMost.toSeconds() + " s: " + what.get());
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }
}
