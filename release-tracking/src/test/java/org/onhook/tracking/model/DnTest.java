package org.onhook.tracking.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onhook.api.call.DeviceId;
import org.onhook.api.tracking.PartyRole;
import org.onhook.api.tracking.PartyState;

class DnTest {

    private final Dn dn = new Dn("1001");
    private final List<Leg> three = List.of(leg(1), leg(2), leg(3));

    @BeforeEach
    void hasThreeLegs() {
        three.forEach(dn::add);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void itsLegsStayInTheOrderInWhichTheyCameWhicheverLeaves(int leaving) {
        dn.remove(three.get(leaving));

        assertThat(dn.legs())
                .containsExactlyElementsOf(
                        three.stream().filter(leg -> leg != three.get(leaving)).toList());

        dn.add(three.get(leaving));

        assertThat(dn.legs()).endsWith(three.get(leaving)).hasSize(3);
    }

    @Test
    void itHasLegsUntilTheLastHasLeft() {
        for (Leg leg : three) {
            assertThat(dn.hasLegs()).isTrue();
            dn.remove(leg);
        }
        assertThat(dn.hasLegs()).isFalse();
        assertThat(dn.legs()).isEmpty();
    }

    @Test
    void aLegThatIsNotAtItChangesNothing() {
        dn.remove(leg(4));

        assertThat(dn.legs()).containsExactlyElementsOf(three);
    }

    private static Leg leg(long ref) {
        Call call = new Call(ref, "call" + ref, 0, 0, true);
        return new Leg(
                ref, call, DeviceId.Withheld.ABSENT, null, false, PartyRole.DESTINATION, PartyState.CONNECTED, 0);
    }
}
