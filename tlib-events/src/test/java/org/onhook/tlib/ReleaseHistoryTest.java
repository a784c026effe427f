package org.onhook.tlib;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.onhook.api.tlib.TAttribute;
import org.onhook.api.tlib.TEvent;
import org.onhook.api.tlib.TEventType;
import org.onhook.tlib.outbox.ReleaseLog;

class ReleaseHistoryTest {

    private final ReleaseLog log = new ReleaseLog(4);

    @Test
    void theLatestReleasesComeNewestFirstWithoutCallBasedReports() {
        add(1, TEventType.RELEASED, 7);
        add(2, TEventType.CALL_PARTY_DELETED, 7);
        add(3, TEventType.ABANDONED, 8);
        assertThat(numbers(log.latest(10))).containsExactly(3L, 1L);
        assertThat(numbers(log.latest(1))).containsExactly(3L);
    }

    @Test
    void theReleasesOfACallComeOldestFirst() {
        add(1, TEventType.RELEASED, 7);
        add(2, TEventType.CALL_PARTY_DELETED, 7);
        add(3, TEventType.RELEASED, 8);
        add(4, TEventType.CALL_DELETED, 7);
        assertThat(numbers(log.ofCall(7))).containsExactly(1L, 2L, 4L);
        assertThat(log.ofCall(9)).isEmpty();
    }

    @Test
    void theOldestAreForgottenAndOtherEventsAreNotKept() {
        for (int number = 1; number <= 6; number++) {
            add(number, TEventType.RELEASED, 7);
            add(number + 100, TEventType.RINGING, 7);
        }
        assertThat(numbers(log.ofCall(7))).containsExactly(3L, 4L, 5L, 6L);
    }

    private void add(long number, TEventType type, long connId) {
        List<TAttribute> attributes = List.of(new TAttribute.ConnId("ConnID", connId));
        log.add(new TEvent(type, "osv-1", 1, number, 0, "2001", "UUID", attributes, Optional.empty()));
    }

    private static List<Long> numbers(List<TEvent> events) {
        return events.stream().map(TEvent::sequence).toList();
    }
}
