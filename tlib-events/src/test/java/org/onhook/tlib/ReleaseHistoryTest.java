package org.onhook.tlib;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.onhook.api.sink.PublishedEvent;
import org.onhook.api.tlib.TAttribute;
import org.onhook.api.tlib.TEvent;
import org.onhook.api.tlib.TEventType;
import org.onhook.tlib.outbox.ReleaseLog;

class ReleaseHistoryTest {

    private static final int SIZE = 8192;

    private final ReleaseLog log = new ReleaseLog(SIZE);

    @Test
    void theLatestReleasesComeNewestFirstWithoutCallBasedReports() {
        add("1", TEventType.RELEASED, 7);
        add("2", TEventType.CALL_PARTY_DELETED, 7);
        add("3", TEventType.ABANDONED, 8);

        assertThat(texts(log.latest())).containsExactly("3", "1");
    }

    @Test
    void theReleasesOfACallComeOldestFirst() {
        add("1", TEventType.RELEASED, 7);
        add("2", TEventType.CALL_PARTY_DELETED, 7);
        add("3", TEventType.RELEASED, 8);
        add("4", TEventType.CALL_DELETED, 7);

        assertThat(ofCall(7)).containsExactly("1", "2", "4");
        assertThat(ofCall(9)).isEmpty();
    }

    @Test
    void otherEventsAreNotKept() {
        add("1", TEventType.RINGING, 7);
        add("2", TEventType.RELEASED, 7);

        assertThat(ofCall(7)).containsExactly("2");
    }

    @Test
    void whateverTheirSizesTheLatestAreKeptWholeAndFillTheMemoryButForOneThatWouldNotFit() {
        Random random = new Random(1);
        List<String> all = new ArrayList<>();
        for (int number = 0; number < 2_000; number++) {
            String text = number + "x".repeat(random.nextInt(number % 100 == 99 ? SIZE - 4 : 1_500));
            add(text, TEventType.RELEASED, 7);
            all.add(text);

            List<String> kept = ofCall(7);
            assertThat(kept).isEqualTo(all.subList(all.size() - kept.size(), all.size()));
            if (kept.size() < all.size()) {
                int longest = all.stream()
                        .skip(Math.max(0, all.size() - 20))
                        .mapToInt(String::length)
                        .max()
                        .orElseThrow();
                int used = kept.stream().mapToInt(String::length).sum();
                assertThat(used).isBetween(Math.min(text.length(), SIZE - 2 * longest), SIZE);
            }
        }
    }

    @Test
    void veryShortOnesAreKeptUpToANumber() {
        for (int number = 0; number < 100; number++) {
            add(Integer.toString(number), TEventType.RELEASED, 7);
        }

        assertThat(ofCall(7)).hasSizeBetween(10, 99).endsWith("98", "99");
    }

    @Test
    void oneThatIsLargerThanAllThatCanBeKeptForgetsNoOther() {
        add("1", TEventType.RELEASED, 7);
        add("x".repeat(SIZE + 1), TEventType.RELEASED, 7);

        assertThat(ofCall(7)).containsExactly("1");
    }

    @Test
    void whatIsForgottenWhileSomebodyReadsIsLeftOut() {
        for (int number = 0; number < 6; number++) {
            add(number + "x".repeat(1_000), TEventType.RELEASED, 7);
        }
        Iterator<byte[]> reading = log.latest().iterator();
        assertThat(new String(reading.next(), StandardCharsets.US_ASCII)).startsWith("5");

        for (int number = 6; number < 12; number++) {
            add(number + "y".repeat(1_000), TEventType.RELEASED, 7);
        }

        List<String> rest = new ArrayList<>();
        reading.forEachRemaining(json -> rest.add(new String(json, StandardCharsets.US_ASCII)));
        assertThat(rest).noneMatch(text -> text.contains("y")).hasSizeLessThan(5);
    }

    private void add(String json, TEventType type, long connId) {
        List<TAttribute> attributes = List.of(new TAttribute.ConnId("ConnID", connId));
        log.add(new PublishedEvent(
                new TEvent(type, "osv-1", 1, 1, 0, "2001", "UUID", attributes, Optional.empty()),
                json.getBytes(StandardCharsets.US_ASCII)));
    }

    private List<String> ofCall(long connId) {
        return texts(log.ofCall(connId).stream());
    }

    private static List<String> texts(Stream<byte[]> events) {
        return events.map(json -> new String(json, StandardCharsets.US_ASCII)).toList();
    }
}
