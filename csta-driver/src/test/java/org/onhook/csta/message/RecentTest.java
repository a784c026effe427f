package org.onhook.csta.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RecentTest {

    private final AtomicInteger asked = new AtomicInteger();
    /** So few slots that most texts share one with others. */
    private final Recent<String> recent = new Recent<>(3, text -> {
        asked.incrementAndGet();
        return "<" + text + ">";
    });

    private String meaning(String text) {
        return meaning(recent, text);
    }

    private static String meaning(Recent<String> recent, String text) {
        byte[] bytes = (".." + text + ".").getBytes(StandardCharsets.US_ASCII);
        return recent.of(bytes, 2, 2 + text.length());
    }

    @Test
    void whatATextMeansIsAskedForOnceWhileItIsKnown() {
        assertThat(meaning("2001")).isEqualTo("<2001>").isSameAs(meaning("2001"));
        assertThat(asked).hasValue(1);
    }

    @Test
    void eachTextHasItsOwnMeaningWhicheverCameBefore() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            String text = "x".repeat(random.nextInt(70)) + random.nextInt(30);
            assertThat(meaning(text)).isEqualTo("<" + text + ">");
        }
    }

    @Test
    void wherePlaceIsForEachNoneIsForgottenForAnother() {
        Recent<String> each = Recent.ofEach(1_000, Recent.SHORT, text -> text + asked.incrementAndGet());
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 1_000; i++) {
                assertThat(meaning(each, "20" + i)).startsWith("20" + i);
            }
        }
        assertThat(asked).hasValue(1_000);
    }

    @Test
    void whatWasForgottenIsAskedForAgain() {
        meaning("2001");
        recent.forget();
        meaning("2001");
        meaning("2001");
        assertThat(asked).hasValue(2);
    }

    @Test
    void whereNoneIsRememberedEachIsAskedForEachTime() {
        Recent<String> none = Recent.none(text -> text + asked.incrementAndGet());

        assertThat(meaning(none, "1047")).isEqualTo("10471");
        assertThat(meaning(none, "1047")).isEqualTo("10472");
    }

    @Test
    void anEmptyTextHasAMeaningToo() {
        assertThat(meaning("")).isEqualTo("<>");
    }
}
