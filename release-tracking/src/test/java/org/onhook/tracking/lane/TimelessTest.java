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
import org.onhook.api.call.Cause;
import org.onhook.api.call.ConnectionId;
import org.onhook.api.call.DeviceId;
import org.onhook.api.call.DeviceKind;
import org.onhook.api.call.LocalConnectionState;
import org.onhook.api.call.Report;
import org.onhook.tracking.fixture.Chaos;
import org.onhook.tracking.fixture.EveryEvent;

class TimelessTest {

    @Property(tries = 500)
    void theSameEventAtAnotherTimeIsKnownAgain(@ForAll("events") Chaos.Step step) {
        if (step.at(1) instanceof CallEvent.OnCall early && step.at(2) instanceof CallEvent.OnCall late) {
            assertThat(Timeless.of(early)).isEqualTo(Timeless.of(late)).hasSameClassAs(early);
            assertThat(written(Timeless.of(early))).isEqualTo(written(early).replaceFirst("micros=1,", "micros=0,"));
        }
    }

    private static String written(CallEvent event) {
        return event.toString().replaceAll(", id=[^,]*, kind=\\w+]", "]");
    }

    /** One of them monitors it, or knows that it is inside, and the other one does not. */
    @Test
    void theSameEventOfTwoLinksThatKnowADeviceDifferentlyIsKnownAgain() {
        CallEvent.OnCall one = held(new DeviceId.Identified("2001:CM1::0", "2001", DeviceKind.INTERNAL_NUMBER));
        CallEvent.OnCall other = held(new DeviceId.Identified("2001:CM1::0", "2001:CM1", DeviceKind.NUMBER));
        CallEvent.OnCall another = held(new DeviceId.Identified("2002:CM1::0", "2001", DeviceKind.INTERNAL_NUMBER));

        assertThat(Timeless.of(one)).isEqualTo(Timeless.of(other)).isNotEqualTo(Timeless.of(another));
    }

    private static CallEvent.OnCall held(DeviceId device) {
        Report report = new Report(1, "2009", LocalConnectionState.CONNECTED, Cause.NONE, "");
        return new CallEvent.Held(report, new ConnectionId("c1", device), device);
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
