package org.onhook.bench.run;

import java.util.List;

/** The options for the Java virtual machine with which Onhook is started. */
final class LauncherOptions {

    private LauncherOptions() {}

    /** Those of {@code distribution/java-options}, of which whoever starts a measurement tells. */
    static List<String> list() {
        return List.of(System.getProperty("onhook.bench.java-options", "-XX:+UseParallelGC")
                .split(" "));
    }
}
