package org.onhook.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.onhook.simulator.SwitchSimulator;
import org.onhook.simulator.switching.SwitchBehaviour;
import org.onhook.simulator.traffic.Traffic;
import org.onhook.simulator.truth.Finding;
import org.onhook.simulator.truth.Truth;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;

/**
 * Of two links to one switch, the one that reports is cut again and again while calls go on: the other one has seen everything.
 * {@code -Donhook.cuts=50 -Donhook.seed=1} is the long form.
 */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class FailOverIT {

    private static final int CUTS = Integer.getInteger("onhook.cuts", 3);
    private static final long SEED = Long.getLong("onhook.seed", 1);
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String WRITTEN = "data/failed-over.jsonl";

    @Inject
    private BundleContext context;

    @Configuration
    public Option[] container() {
        return new Option[] {Provisioning.distribution("fail-over")};
    }

    @Test
    public void whateverIsCutTheOtherLinkTellsWhoReleased() throws Exception {
        Random random = new Random(SEED);
        try (SwitchSimulator pbx = new SwitchSimulator(SwitchBehaviour.openscapeVoice());
                Pauses pauses = new Pauses(context)) {
            int port = pbx.start(0);
            try (Wire preferred = new Wire(port, random);
                    Wire other = new Wire(port, random)) {
                List<String> stations = connect(pbx, preferred, other);
                long begin = System.nanoTime();
                RandomCalls calls = new RandomCalls(pbx, stations);
                List<Wire.Cut> kinds = List.of(Wire.Cut.values());
                for (int i = 0; i < CUTS; i++) {
                    boolean first = i % 2 == 0;
                    Wire reporting = first ? preferred : other;
                    int connections = reporting.connections();
                    Wire.Cut kind = i < kinds.size() ? kinds.get(i) : kinds.get(random.nextInt(kinds.size()));
                    pauses.during(kind, () -> reporting.cut(kind));
                    Await.within(PATIENCE, "it has connected again", () -> reporting.connections() > connections);
                    awaitUp(first ? "a" : "b");
                }
                calls.stop();
                Map<String, List<Truth>> truths = Map.of("osv-1", calls.await(PATIENCE));
                System.out.printf("%d s of calls%n", TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin));
                Path events = Home.of(context).dir().resolve(WRITTEN);
                Outcome.awaitQuiet(events, PATIENCE);
                pauses.print();
                Outcome outcome = Outcome.of(events, truths);
                assertThat(outcome.findings()).extracting(Finding::text).isEmpty();
                assertThat(outcome.violations()).isEmpty();
                assertThat(outcome.numbersMissing()).isZero();
            }
        }
    }

    private List<String> connect(SwitchSimulator pbx, Wire preferred, Wire other) throws Exception {
        Home home = Home.of(context);
        home.configure("onhook.sink.jsonl~events.cfg", "path = " + WRITTEN);
        List<String> stations = Traffic.range(2000, 2999);
        TreeSet<String> devices = new TreeSet<>(stations);
        devices.add("5000");
        pbx.expect(devices);
        link(home, "a", preferred, 10);
        link(home, "b", other, 5);
        return stations;
    }

    private void link(Home home, String name, Wire wire, int priority) throws Exception {
        home.configure(
                "onhook.csta.link~" + name + ".cfg",
                "host = 127.0.0.1",
                "port = " + wire.port(),
                "profile = openscape-voice",
                "switch = osv-1",
                "priority = " + priority,
                "reconnect-seconds = 1",
                "heartbeat-seconds = 2",
                "monitors = 2000-2999,5000");
        awaitUp(name);
    }

    private void awaitUp(String link) throws Exception {
        Await.within(PATIENCE, link + " is up", () -> new Services(context).isUp(link));
    }
}
