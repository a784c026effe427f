package org.onhook.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallRoundsTest {

    @Test
    void aCostIsComparedWithThatOfFewCallsInTheSameRound() throws Exception {
        Deque<Double> costs = new ArrayDeque<>(List.of(1.0, 1.2, 4.0, 5.2, 2.0, 2.2));

        CallRounds<Double> rounds = CallRounds.measure(3, List.of(1_000, 100_000), calls -> costs.remove());

        assertThat(rounds.againstFew(100_000, cost -> cost)).isEqualTo(1.2);
        assertThat(rounds.median(100_000, cost -> cost)).isEqualTo(2.2);
    }

    @Test
    void aCostThatIsToStayFlatHasALimitForEachNumberOfCallsThatWasMeasured() throws Exception {
        CallRounds<Double> all = CallRounds.measure(1, List.of(1_000, 100_000, 1_000_000), calls -> switch (calls) {
            case 1_000 -> 1.0;
            case 100_000 -> 1.4;
            default -> 1.9;
        });

        assertThat(all.flat("cost", cost -> cost))
                .containsExactly(
                        Goal.atMost(3, "cost, at 100,000 calls against 1,000", 1.3, 1.4),
                        Goal.atMost(3, "cost, at 1,000,000 calls against 1,000", 2, 1.9))
                .extracting(Goal::met)
                .containsExactly(false, true);

        CallRounds<Double> few = CallRounds.measure(1, List.of(1_000), calls -> 1.0);
        assertThat(few.flat("cost", cost -> cost)).isEmpty();
    }
}
