package org.onhook.tracking.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextMapTest {

    private final TextMap<Integer> map = new TextMap<>();

    /** Some texts have the same hash: {@code Aa} and {@code BB}. */
    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 9; i++) {
            text.append(random.nextBoolean() ? "Aa" : "BB");
        }
        return random.nextInt(4) == 0 ? text.toString() : Integer.toString(random.nextInt(2_000));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void itHoldsWhatAnyMapWouldHold(long seed) {
        Random random = new Random(seed);
        Map<String, Integer> expected = new HashMap<>();
        for (int i = 0; i < 30_000; i++) {
            String text = text(random);
            switch (random.nextInt(5)) {
                case 0, 1 -> assertThat(map.put(text, i)).isEqualTo(expected.put(text, i));
                case 2 -> assertThat(map.putIfAbsent(text, i)).isEqualTo(expected.putIfAbsent(text, i));
                case 3 -> assertThat(map.remove(text)).isEqualTo(expected.remove(text));
                default -> assertThat(map.get(text)).isEqualTo(expected.get(text));
            }
            assertThat(map.size()).isEqualTo(expected.size());
        }
        assertThat(map).isEqualTo(expected).hasSizeGreaterThan(1_000);
    }

    @Test
    void aValueIsRemovedOnlyWhereItIsTheOneThatIsMeant() {
        map.put("c1", 1_000);
        assertThat(map.remove("c1", 1_001)).isFalse();
        assertThat(map.remove("c1", 1_000)).isTrue();
        assertThat(map).isEmpty();
    }

    @Test
    void whatIsNoTextIsNotInIt() {
        map.put("1", 1);
        assertThat(map.get(1)).isNull();
        assertThat(map.remove(1)).isNull();
    }
}
