package org.onhook.driver.tck.bench;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** How long the kit waits. The bounds leave room for a busy machine. */
public final class Patience {

    /** For what is to happen at once: opening a link, reading its status. */
    public static final Duration AT_ONCE = Duration.ofSeconds(4);

    /** For what may take a moment: suspending and closing a link, whatever state the switch is in. */
    public static final Duration PROMPT = Duration.ofSeconds(5);

    /**
     * For what takes a conversation with the switch, connecting again included. The system property
     * {@code onhook.tck.patience-seconds} changes it.
     */
    public static final Duration CONVERSATION =
            Duration.ofSeconds(Integer.getInteger("onhook.tck.patience-seconds", 20));

    private static final long LOOK_MILLIS = 2;

    private Patience() {}

    /**
     * Waits until the condition holds.
     *
     * @param what what is awaited, for the message
     * @throws AssertionError if it does not in time
     */
    public static void until(Supplier<String> what, Duration atMost, Callable<Boolean> condition) throws Exception {
        if (!within(atMost, condition)) {
            throw new AssertionError("not within " + atMost.toMillis() + " ms: " + what.get());
        }
    }

    /** Waits until the condition holds; false if it does not in time. */
    public static boolean within(Duration atMost, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        return true;
    }
}
