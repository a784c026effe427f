package org.onhook.driver.support.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class MonotoneClockTest {

    @Test
    void itStandsStillWhileTheWallClockIsBehind() {
        Iterator<Long> wall = List.of(100L, 90L, 99L, 101L).iterator();
        MonotoneClock clock = new MonotoneClock(wall::next);
        assertThat(clock.micros()).isEqualTo(100);
        assertThat(clock.micros()).isEqualTo(100);
        assertThat(clock.micros()).isEqualTo(100);
        assertThat(clock.micros()).isEqualTo(101);
    }
}
