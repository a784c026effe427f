package ${package};

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.DeviceId;
import org.onhook.api.call.DeviceKind;
import org.onhook.api.call.EventCause;
import org.onhook.api.call.LocalConnectionState;

class CallEventsTest {

    private final CallEvents events = new CallEvents(Set.of("2001", "2002"));

    private <T extends CallEvent> T read(Class<T> kind, String line) {
        return kind.cast(events.of(Line.of(line), 42).orElseThrow());
    }

    @Test
    void aClearNamesTheLegThatEndedAndWhoHungUp() {
        CallEvent.ConnectionCleared cleared = read(
                CallEvent.ConnectionCleared.class, "left dn=2002 own=talking call=17 device=2001 by=2001 cause=normal");
        assertThat(cleared.micros()).isEqualTo(42);
        assertThat(cleared.report().dn()).isEqualTo("2002");
        assertThat(cleared.report().local()).isEqualTo(LocalConnectionState.CONNECTED);
        assertThat(cleared.report().cause().code()).isEqualTo(EventCause.NORMAL_CLEARING);
        assertThat(cleared.connection().callId()).isEqualTo("17");
        assertThat(cleared.connection().device().id()).isEqualTo("2001");
        assertThat(cleared.releasingDevice().id()).isEqualTo("2001");
    }

    @Test
    void whatTheSwitchDoesNotSayIsAbsent() {
        CallEvent.ConnectionCleared cleared =
                read(CallEvent.ConnectionCleared.class, "left dn=2001 call=17 device=2001");
        assertThat(cleared.releasingDevice()).isEqualTo(DeviceId.Withheld.ABSENT);
        assertThat(cleared.report().local()).isEqualTo(LocalConnectionState.ABSENT);
        assertThat(cleared.report().cause().code()).isEqualTo(EventCause.NONE);
    }

    @Test
    void aDeviceThatIsNoNumberIsEquipment() {
        CallEvent.Delivered ringing =
                read(CallEvent.Delivered.class, "ringing dn=2001 call=17 device=2001 from=trunk/3 to=2001");
        assertThat(ringing.callingDevice())
                .isEqualTo(new DeviceId.Identified("trunk/3", "trunk/3", DeviceKind.EQUIPMENT));
    }

    @Test
    void aCauseThatIsNotKnownKeepsItsText() {
        assertThat(read(CallEvent.ConnectionCleared.class, "left dn=2001 call=17 device=2001 cause=moonlight")
                        .report()
                        .cause())
                .satisfies(cause -> {
                    assertThat(cause.code()).isEqualTo(EventCause.OTHER);
                    assertThat(cause.raw()).isEqualTo("moonlight");
                });
    }

    @Test
    void aLineWithoutACallOrAMonitorIsNoEvent() {
        assertThat(events.of(Line.of("left dn=2001"), 42)).isEmpty();
        assertThat(events.of(Line.of("left dn=9999 call=17"), 42)).isEmpty();
    }
}
