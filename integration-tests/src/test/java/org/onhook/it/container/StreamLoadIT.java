package org.onhook.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The short form of the load check; the long one is the command {@code http/load}. */
class StreamLoadIT {

    private static final int SECONDS = 12;

    @TempDir
    private Path home;

    @Test
    @Timeout(180)
    void fiveStalledConsumersCostTheOthersNothingAndNoMemory() throws Exception {
        StreamLoad.Outcome outcome = new StreamLoad(home, SECONDS, 1000, 45, 5, System.out).run();

        assertThat(outcome.missing()).isZero();
        assertThat(outcome.events()).isGreaterThan(200);
        assertThat(outcome.stalled()).isEqualTo(5);
        assertThat(outcome.growth()).isLessThan(8 << 20);
    }
}
