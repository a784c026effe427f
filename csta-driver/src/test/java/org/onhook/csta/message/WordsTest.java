package org.onhook.csta.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

    private final SplittableRandom random = new SplittableRandom(1);

    private byte[] ascii(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) random.nextInt(0x80);
        }
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 15, 16, 17, 40})
    void runsAreEqualIfEveryByteIs(int length) {
        byte[] a = ascii(length + 5);
        byte[] b = new byte[length + 3];
        System.arraycopy(a, 5, b, 2, length);

        assertThat(Words.equal(a, 5, b, 2, length)).isTrue();
        for (int i = 0; i < length; i++) {
            b[2 + i]++;
            assertThat(Words.equal(a, 5, b, 2, length)).as("byte %d", i).isFalse();
            b[2 + i]--;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9, 15, 16, 17, 40})
    void theHashIsOfTheRunAloneAndOfAllOfIt(int length) {
        byte[] a = ascii(length);
        byte[] around = ascii(length + 4);
        System.arraycopy(a, 0, around, 3, length);
        Set<Long> hashes = new HashSet<>(Set.of(Words.hash(a, 0, length)));

        assertThat(Words.hash(around, 3, length + 3)).isEqualTo(Words.hash(a, 0, length));
        for (int i = 0; i < length; i++) {
            byte[] other = Arrays.copyOf(a, length);
            other[i] ^= 1;
            assertThat(hashes.add(Words.hash(other, 0, length)))
                    .as("byte %d", i)
                    .isTrue();
        }
    }
}
