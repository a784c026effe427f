package org.onhook.bench.worker;

import jakarta.xml.bind.JAXBException;
import java.io.IOException;
import java.util.Map;
import org.onhook.api.call.CallEvent;
import org.onhook.bench.peer.BeanReader;
import org.onhook.bench.peer.BeanWriter;
import org.onhook.csta.BuiltInProfiles;
import org.onhook.csta.device.DeviceNames;
import org.onhook.csta.settings.LinkSettings;
import org.onhook.driver.support.settings.SettingsException;
import org.onhook.tlib.mapping.EventMapper;
import org.onhook.tlib.numbering.Uuids;
import org.onhook.tracking.Tracker;
import org.onhook.tracking.TrackerSettings;
import org.onhook.tracking.attribution.Attributor;
import org.onhook.tracking.attribution.PolicySet;
import org.onhook.tracking.policy.BuiltInPolicies;

/**
 * JAXB in and databind out. Between them are Onhook's own tracking, policies and mapping, so that the same comes out; people usually
 * write less there.
 */
final class JaxbDatabind extends Frames {

    private static final String NAME = Setup.switchName(0);
    private static final long TICK = 100_000;

    private final BeanReader reader;
    private final BeanWriter writer;
    private final Tracker tracker;
    private final EventMapper mapper = new EventMapper(new Uuids(1));
    private final Attributor attributor = new Attributor(new PolicySet(BuiltInPolicies.inOrder()));
    private long ticked;

    JaxbDatabind(Setup setup) throws IOException, SettingsException, JAXBException {
        super(setup.port());
        LinkSettings settings = LinkSettings.parse(
                NAME, Map.of("host", "localhost", "profile", setup.profile(), "monitors", setup.monitors()));
        long seconds = System.currentTimeMillis() / 1000;
        reader = new BeanReader(new DeviceNames(settings.devices()));
        writer = new BeanWriter(setup.events(), NAME, seconds);
        tracker = new Tracker(seconds << 32, TrackerSettings.DEFAULT);
        accept(new CallEvent.LinkConfigured(
                micros(), BuiltInProfiles.named(setup.profile()).orElseThrow().traits()));
        settings.devices().monitored().forEach(dn -> accept(new CallEvent.MonitorStarted(micros(), dn)));
        accept(new CallEvent.LinkUp(micros()));
        writer.flush();
    }

    @Override
    void take(byte[] buffer, int from, int length) throws JAXBException {
        accept(reader.read(buffer, from, length, micros()));
    }

    @Override
    void flush() throws IOException {
        long now = micros();
        if (now - ticked > TICK) {
            ticked = now;
            accept(new CallEvent.TimePassed(now));
        }
        writer.flush();
    }

    private void accept(CallEvent event) {
        tracker.accept(NAME, event, attributor, change -> mapper.map(change, writer::write));
    }

    private static long micros() {
        return System.currentTimeMillis() * 1000;
    }
}
