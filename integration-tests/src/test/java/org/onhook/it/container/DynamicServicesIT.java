package org.onhook.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.onhook.api.driver.LinkStatus;
import org.onhook.api.driver.SwitchLink;
import org.onhook.api.release.Attribution;
import org.onhook.api.release.Confidence;
import org.onhook.api.release.Initiator;
import org.onhook.api.release.Release;
import org.onhook.api.release.ReleasePolicy;
import org.onhook.api.release.Verdict;
import org.onhook.api.sink.EventSink;
import org.onhook.api.sink.PublishedEvent;
import org.onhook.api.tlib.TEvent;
import org.onhook.api.tlib.TEventType;
import org.onhook.api.tracking.CallEventReceiver;
import org.onhook.simulator.SwitchSimulator;
import org.onhook.simulator.story.Pace;
import org.onhook.simulator.story.Stories;
import org.onhook.simulator.switching.SwitchBehaviour;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;

@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class DynamicServicesIT {

    @Inject
    private BundleContext context;

    @Configuration
    public Option[] container() {
        return new Option[] {Provisioning.distribution("services")};
    }

    @Test
    public void aDriversLinkIsOpenedWhenItComesAndClosedWhenItGoes() throws Exception {
        VendorLink link = new VendorLink();
        ServiceRegistration<SwitchLink> registration =
                context.registerService(SwitchLink.class, link, new Hashtable<>());
        Await.until("the link is open", () -> link.receiver.get() != null);

        registration.unregister();
        Await.until("the link is closed", () -> link.receiver.get() == null);
    }

    @Test
    public void sinksAndPoliciesComeAndGoUnderTraffic() throws Exception {
        Collecting sink = new Collecting();
        ServiceRegistration<EventSink> sinkRegistration =
                context.registerService(EventSink.class, sink, properties(EventSink.NAME, "vendor"));
        try (SwitchSimulator pbx = new SwitchSimulator(SwitchBehaviour.openscapeVoice())) {
            Home.of(context)
                    .configure(
                            "onhook.csta.link~osv.cfg",
                            "host = 127.0.0.1",
                            "port = " + pbx.start(0),
                            "profile = openscape-voice",
                            "monitors = 2001-2005");
            Await.until("the link is up", () -> new Services(context).isUp("osv"));

            assertThat(sink.ruleOfNextRelease(pbx)).isEqualTo("releasing-device");

            ServiceRegistration<ReleasePolicy> policy = context.registerService(
                    ReleasePolicy.class, new BlamesTheSwitch(), properties(Constants.SERVICE_RANKING, 100_000));
            assertThat(sink.ruleOfNextRelease(pbx)).isEqualTo("vendor-rule");

            policy.unregister();
            assertThat(sink.ruleOfNextRelease(pbx)).isEqualTo("releasing-device");

            Collecting second = new Collecting();
            context.registerService(EventSink.class, second, properties(EventSink.NAME, "second"));
            sinkRegistration.unregister();
            int had = sink.events.size();
            assertThat(second.ruleOfNextRelease(pbx)).isEqualTo("releasing-device");
            assertThat(sink.events).hasSize(had);
        }
    }

    private static Dictionary<String, Object> properties(String key, Object value) {
        return new Hashtable<>(Map.of(key, value));
    }

    /** A link that never connects. */
    private static final class VendorLink implements SwitchLink {
        private final AtomicReference<CallEventReceiver> receiver = new AtomicReference<>();

        @Override
        public String name() {
            return "vendor";
        }

        @Override
        public String switchName() {
            return "vendor";
        }

        @Override
        public void open(CallEventReceiver to) {
            receiver.set(to);
        }

        @Override
        public void suspend() {
            close();
        }

        @Override
        public void close() {
            receiver.set(null);
        }

        @Override
        public LinkStatus status() {
            return new LinkStatus(LinkStatus.State.CONNECTING, 0, "", "vendor", 0, 0, new TreeMap<>());
        }
    }

    /** A sink that keeps what it gets. */
    private static final class Collecting implements EventSink {
        private final List<TEvent> events = new CopyOnWriteArrayList<>();

        @Override
        public void write(List<PublishedEvent> batch) {
            batch.forEach(event -> events.add(event.event()));
        }

        @Override
        public void gap(long first, long last) {
            throw new AssertionError("missed " + first + " to " + last);
        }

        /** Has a call played, and tells by which rule its release was decided. */
        String ruleOfNextRelease(SwitchSimulator pbx) throws Exception {
            int from = events.size();
            pbx.play(Stories.variant("1", "A hangs up"), Pace.instant());
            Await.until(
                    "the call's end",
                    () -> events.stream().skip(from).anyMatch(event -> event.type() == TEventType.CALL_DELETED));
            return events.stream()
                    .skip(from)
                    .filter(event -> event.type() == TEventType.RELEASED)
                    .findFirst()
                    .flatMap(TEvent::attribution)
                    .map(Attribution::rule)
                    .orElse("");
        }
    }

    /** A policy that is always sure that it was the switch. */
    private static final class BlamesTheSwitch implements ReleasePolicy {
        @Override
        public String name() {
            return "vendor-rule";
        }

        @Override
        public Basis basis() {
            return Basis.STATEMENT;
        }

        @Override
        public Optional<Verdict> judge(Release release) {
            return Optional.of(new Verdict(Initiator.SWITCH, Confidence.CERTAIN, List.of("blamed by a test")));
        }
    }
}
