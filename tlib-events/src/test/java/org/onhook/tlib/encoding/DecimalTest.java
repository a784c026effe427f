package org.onhook.tlib.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {

    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                1,
                9,
                10,
                99,
                100,
                101,
                909,
                1000,
                99_999,
                100_000,
                1_000_000_007,
                Long.MAX_VALUE,
                -1,
                Long.MIN_VALUE
            })
    void numbersAreWrittenAsJavaWritesThem(long number) {
        byte[] target = new byte[24];

        int end = Decimal.write(number, target, 2);

        assertThat(new String(target, 2, end - 2, StandardCharsets.US_ASCII)).isEqualTo(Long.toString(number));
    }

    @Test
    void theLastDigitsAreWrittenWithZerosBeforeThem() {
        byte[] target = "......".getBytes(StandardCharsets.US_ASCII);

        Decimal.write(507, target, 1, 6);

        assertThat(new String(target, StandardCharsets.US_ASCII)).isEqualTo(".00507");
    }
}
