package org.onhook.http;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Waits for a condition, and no longer than needed. */
public final class Await {

    private static final Duration AT_MOST = Duration.ofSeconds(30);

    private Await() {}

    public static void until(String what, Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + AT_MOST.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + AT_MOST.toSeconds() + " s: " + what);
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }
}
