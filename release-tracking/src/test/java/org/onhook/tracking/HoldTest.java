package org.onhook.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onhook.api.call.LocalConnectionState.HOLD;
import static org.onhook.api.call.LocalConnectionState.NULL;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onhook.api.call.EventCause;
import org.onhook.tracking.fixture.Scene;
import org.onhook.tracking.fixture.Traits;

/** Hold and retrieve, as several monitors report them. */
class HoldTest {

    private final Scene scene = Scene.of(Traits.RELEASER, "2001", "2002")
            .talking("c1", "2001", "2002")
            .then();

    @Test
    void holdAndRetrieveAreToldOnce() {
        scene.on("2001", "2002").held("2001");
        scene.on("2001", "2002").retrieved("2001");

        assertThat(scene.lines()).containsExactly("2001 CONNECTED to HELD", "2001 HELD to CONNECTED");
    }

    @Test
    void theHoldingDevicesOwnMonitorCounts() {
        scene.on("2001").held("2001");
        scene.on("2001").retrieved("2001");
        scene.on("2002").held("2001");
        scene.on("2002").retrieved("2001");

        assertThat(scene.lines()).containsExactly("2001 CONNECTED to HELD", "2001 HELD to CONNECTED");
    }

    @Test
    void anotherMonitorThatIsAheadDoesNotCount() {
        scene.on("2002").held("2001");
        scene.on("2002").retrieved("2001");
        scene.on("2001").held("2001");

        assertThat(scene.lines()).containsExactly("2001 CONNECTED to HELD");
    }

    @Test
    void forADeviceThatIsNotMonitoredTheFirstMonitorThatSaysAnythingCounts() {
        Scene outside = Scene.of(Traits.RELEASER, "2001", "2002");
        outside.talking("c1", "2001", "+4930111");
        outside.then();
        outside.on("2001").held("+4930111");
        outside.on("2002").retrieved("+4930111");
        outside.on("2001").retrieved("+4930111");

        assertThat(outside.lines()).containsExactly("+4930111 CONNECTED to HELD", "+4930111 HELD to CONNECTED");
    }

    @Test
    void holdByBothEndsIsKeptApart() {
        scene.on("2001", "2002").held("2001");
        scene.on("2001", "2002").held("2002");
        scene.on("2001", "2002").retrieved("2001");

        assertThat(scene.lines())
                .containsExactly("2001 CONNECTED to HELD", "2002 CONNECTED to HELD", "2001 HELD to CONNECTED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2001", "2002"})
    void eitherMayHangUpWhileOneHolds(String hangsUp) {
        scene.on("2001", "2002").held("2001");
        scene.on("2001").local(NULL).cleared("2001", hangsUp);
        scene.on("2002").local(NULL).cleared("2002", hangsUp);

        assertThat(scene.ends()).last().isEqualTo("c1 over, by " + hangsUp);
    }

    @ParameterizedTest
    @EnumSource(
            value = EventCause.class,
            names = {"CONSULTATION", "ALTERNATE"})
    void aClearThatAHoldBringsEndsNothing(EventCause cause) {
        scene.on("2001").local(HOLD).cause(cause).cleared("2001", "2001");
        scene.pass(2_000);

        assertThat(scene.ends()).isEmpty();
        assertThat(scene.tracker().contradictory()).isEqualTo(1);
    }
}
