package org.onhook.tracking.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallIdsTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theyAreThoseThatWereAddedInTheirOrder(long seed) {
        Random random = new Random(seed);
        Set<String> expected = new LinkedHashSet<>();
        CallIds ids = new CallIds(0);
        for (int i = 0; i < 20_000; i++) {
            String id = Integer.toString(random.nextInt(50_000), 36);
            expected.add(id);
            ids.add(id);
            String asked = Integer.toString(random.nextInt(50_000), 36);
            assertThat(ids.contains(asked)).as(asked).isEqualTo(expected.contains(asked));
        }
        assertThat(ids.all()).containsExactlyElementsOf(expected).hasSize(ids.size());
    }

    @Test
    void identifiersOfOneHashAreToldApart() {
        CallIds ids = new CallIds(0);
        ids.add("AaAa");
        ids.add("BBBB");

        assertThat("AaAa").hasSameHashCodeAs("BBBB").hasSameHashCodeAs("AaBB");
        assertThat(ids.contains("AaAa")).isTrue();
        assertThat(ids.contains("BBBB")).isTrue();
        assertThat(ids.contains("AaBB")).isFalse();
    }

    @Test
    void anIdentifierMayBeLongAndOfAnyCharacters() {
        String id = "Anruf für 東京 ".repeat(1_000);
        CallIds ids = new CallIds(0);
        ids.add(id);

        assertThat(ids.all()).containsExactly(id);
        assertThat(ids.contains(id.substring(1))).isFalse();
    }

    @Test
    void whatIsAddedTwiceIsThereOnce() {
        CallIds ids = new CallIds(0);
        ids.add("c1");
        ids.add("c1");

        assertThat(ids.all()).containsExactly("c1");
    }
}
