package org.onhook.tracking.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallsByRefTest {

    private final CallsByRef calls = new CallsByRef();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theyAreThoseThatBeganAndHaveNotEndedInTheOrderInWhichTheyBegan(long seed) {
        Random random = new Random(seed);
        Map<Long, Call> expected = new TreeMap<>();
        long ref = 0;
        for (int i = 0; i < 20_000; i++) {
            // They become many, then few, then many again.
            if (random.nextInt(10) < (i / 4_000 % 2 == 0 ? 7 : 3)) {
                ref += 1 + random.nextInt(3);
                expected.put(ref, begin(ref));
            } else if (!expected.isEmpty()) {
                long one = new ArrayList<>(expected.keySet()).get(random.nextInt(expected.size()));
                calls.end(expected.remove(one));
            }
            long asked = random.nextLong(ref + 2);
            assertThat(calls.get(asked)).isSameAs(expected.get(asked));
            assertThat(calls).hasSize(expected.size());
        }
        assertThat(calls).containsExactlyElementsOf(expected.values());
    }

    @Test
    void aCallThatHasEndedIsNotCountedTwice() {
        begin(1);
        Call second = begin(2);
        calls.end(second);
        calls.end(second);

        assertThat(calls).hasSize(1);
    }

    @Test
    void callsMayEndWhileTheyAreWalkedThrough() {
        List<Call> begun = List.of(begin(1), begin(2), begin(3), begin(4));
        Iterator<Call> walk = calls.iterator();

        assertThat(walk.next()).isSameAs(begun.get(0));
        calls.end(begun.get(0));
        calls.end(begun.get(1));
        assertThat(walk.next()).isSameAs(begun.get(2));
        calls.end(begun.get(3));
        assertThat(walk.hasNext()).isFalse();
    }

    @Test
    void aReferenceThatDoesNotCountUpIsRefused() {
        begin(7);

        assertThatIllegalArgumentException().isThrownBy(() -> begin(7)).withMessageContaining("call 7 comes after 7");
    }

    private Call begin(long ref) {
        Call call = new Call(ref, "call" + ref, 0, 0, true);
        calls.begin(call);
        return call;
    }
}
