package org.onhook.tracking.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.onhook.api.call.CallEvent;
import org.onhook.tracking.fixture.Chaos;
import org.onhook.tracking.fixture.EveryEvent;

class TimelessTest {

    @Property(tries = 500)
    void theSameEventAtAnotherTimeIsKnownAgain(@ForAll("events") Chaos.Step step) {
        if (step.at(1) instanceof CallEvent.OnCall early && step.at(2) instanceof CallEvent.OnCall late) {
            assertThat(Timeless.of(early)).isEqualTo(Timeless.of(late)).hasSameClassAs(early);
            assertThat(Timeless.of(early).toString())
                    .isEqualTo(early.toString().replaceFirst("micros=1,", "micros=0,"));
        }
    }

    @Test
    void everyKindOfEventOnACallHasOne() {
        Set<String> kinds = Arrays.stream(CallEvent.OnCall.class.getPermittedSubclasses())
                .map(Class::getName)
                .collect(Collectors.toSet());

        assertThat(EveryEvent.onACall().stream()
                        .map(event -> Timeless.of(event).getClass().getName()))
                .containsAll(kinds);
    }

    @Provide
    Arbitrary<Chaos.Step> events() {
        return Arbitraries.randomValue(random -> new Chaos(random).fragment().get(0));
    }
}
