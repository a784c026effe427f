package org.onhook.csta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.onhook.api.call.CallEvent;
import org.onhook.api.driver.LinkStatus.State;
import org.onhook.csta.settings.LinkSettings;
import org.onhook.csta.settings.ProfileFacts;

@Timeout(60)
class CstaLinkTest {

    private static final String CLEARED = "<ConnectionClearedEvent><monitorCrossRefID>X%s</monitorCrossRefID>"
            + "<droppedConnection><callID>7</callID><deviceID>2001</deviceID></droppedConnection>"
            + "<releasingDevice><deviceIdentifier>2002</deviceIdentifier></releasingDevice>"
            + "<localConnectionInfo>null</localConnectionInfo><cause>normalClearing</cause></ConnectionClearedEvent>";

    private FakeSwitch theSwitch;
    private final Recorder events = new Recorder();
    private CstaLink link;

    @BeforeEach
    void startSwitch() throws Exception {
        theSwitch = new FakeSwitch();
    }

    @AfterEach
    void stop() throws Exception {
        if (link != null) {
            link.close();
        }
        theSwitch.close();
    }

    private LinkSettings settings(Map<String, String> more) throws Exception {
        Map<String, String> values = new HashMap<>(Map.of("host", "127.0.0.1", "port", "" + theSwitch.port()));
        values.putAll(more);
        return LinkSettings.parse("test", values);
    }

    private void open(ProfileFacts profile, Map<String, String> more) throws Exception {
        link = new CstaLink(settings(more), profile);
        link.open(events);
    }

    @Test
    void aGenericLinkAdaptsToASwitchThatSpeaksFirstAndDeliversTheEventsOfItsMonitors() throws Exception {
        open(BuiltInProfiles.GENERIC, Map.of("monitors", "2001-2002"));
        events.next(CallEvent.LinkConfigured.class);
        try (FakeSwitch.Call call = theSwitch.accept().session()) {
            assertThat(call.grantMonitor()).isEqualTo("2001");
            assertThat(call.grantMonitor()).isEqualTo("2002");
            assertThat(events.next(CallEvent.MonitorStarted.class).dn()).isEqualTo("2001");
            assertThat(events.next(CallEvent.MonitorStarted.class).dn()).isEqualTo("2002");
            events.next(CallEvent.LinkUp.class);
            assertThat(link.status().state()).isEqualTo(State.UP);
            assertThat(link.status().monitorsRunning()).isEqualTo(2);

            call.event(CLEARED.formatted("2001"));

            CallEvent.ConnectionCleared cleared = events.next(CallEvent.ConnectionCleared.class);
            assertThat(cleared.report().dn()).isEqualTo("2001");
            assertThat(cleared.releasingDevice().id()).isEqualTo("2002");
            assertThat(cleared.connection().callId()).isEqualTo("7");
        }
        events.next(CallEvent.LinkDown.class);
    }
}
