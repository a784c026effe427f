package org.onhook.driver.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.onhook.api.driver.LinkStatus;
import org.onhook.api.driver.SwitchLink;
import org.onhook.api.release.ReleasingParty;
import org.onhook.api.sink.EventSink;
import org.onhook.api.sink.PublishedEvent;
import org.onhook.api.tlib.TAttribute;
import org.onhook.api.tlib.TEvent;
import org.onhook.api.tlib.TEventType;
import org.onhook.driver.tck.BundleUnderTest;
import org.onhook.driver.tck.SampleSwitch;
import org.onhook.driver.tck.bench.Bench;
import org.onhook.driver.tck.bench.Patience;
import org.onhook.driver.tck.container.Container;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceRegistration;

/** What comes out at the other end of the connector: who hung up. */
public abstract class ReleasesContract extends BundleContract {

    protected ReleasesContract(Supplier<Container> container, Supplier<? extends BundleUnderTest> driver) {
        super(container, driver);
    }

    @Test
    void theCallerIsToldToHaveHungUp() throws Exception {
        assertThat(releaseOfACallThatIsEndedBy(Bench.CALLER))
                .isEqualTo(
                        Map.of(Bench.CALLER, ReleasingParty.LOCAL.text(), Bench.CALLED, ReleasingParty.REMOTE.text()));
    }

    @Test
    void theCalledPartyIsToldToHaveHungUp() throws Exception {
        assertThat(releaseOfACallThatIsEndedBy(Bench.CALLED))
                .isEqualTo(
                        Map.of(Bench.CALLER, ReleasingParty.REMOTE.text(), Bench.CALLED, ReleasingParty.LOCAL.text()));
    }

    private Map<String, String> releaseOfACallThatIsEndedBy(String dn) throws Exception {
        Sink sink = new Sink();
        ServiceRegistration<EventSink> registration =
                container().context().registerService(EventSink.class, sink, properties(EventSink.NAME, "tck"));
        for (String companion : driver().companions()) {
            container().installFromClassPath(companion);
        }
        Bundle bundle = container().install(driver().jar());
        List<Bundle> connector = container().installConnector();
        try (SampleSwitch theSwitch = driver().newSwitch()) {
            theSwitch.listen();
            container().configure(driver().factoryPid(), "a", theSwitch.configuration(Bench.DNS));
            Patience.until(() -> "the link is up", Patience.CONVERSATION, this::linkIsUp);
            theSwitch.hangUp(theSwitch.call(Bench.CALLER, Bench.CALLED), dn);
            Patience.until(() -> "the call's end; events were " + sink.events, Patience.CONVERSATION, sink::sawTheEnd);
            return sink.releasingParties();
        } finally {
            container().unconfigureAll();
            container().uninstall(bundle);
            for (Bundle part : connector) {
                container().uninstall(part);
            }
            registration.unregister();
        }
    }

    private static Dictionary<String, Object> properties(String key, Object value) {
        return new Hashtable<>(Map.of(key, value));
    }

    private boolean linkIsUp() {
        return container().services(SwitchLink.class).stream()
                .map(reference -> container().context().getService(reference))
                .anyMatch(link -> link.status().state() == LinkStatus.State.UP);
    }

    /** What the connector reports. */
    private static final class Sink implements EventSink {
        private final List<TEvent> events = new CopyOnWriteArrayList<>();

        @Override
        public void write(List<PublishedEvent> batch) {
            batch.forEach(event -> events.add(event.event()));
        }

        @Override
        public void gap(long first, long last) {
            throw new AssertionError("missed " + first + " to " + last);
        }

        boolean sawTheEnd() {
            return events.stream().anyMatch(event -> event.type() == TEventType.CALL_DELETED);
        }

        /** By DN, what each was told. */
        Map<String, String> releasingParties() {
            Map<String, String> parties = new TreeMap<>();
            for (TEvent event : events) {
                if (event.type() == TEventType.RELEASED) {
                    parties.put(event.subject(), releasingParty(event));
                }
            }
            return parties;
        }

        private static String releasingParty(TEvent event) {
            return event.attributes().stream()
                    .filter(TAttribute.KeyValues.class::isInstance)
                    .flatMap(list -> ((TAttribute.KeyValues) list).pairs().stream())
                    .filter(pair -> pair.key().equals("ReleasingParty"))
                    .map(TAttribute.KeyValue::value)
                    .findFirst()
                    .orElse("");
        }
    }
}
