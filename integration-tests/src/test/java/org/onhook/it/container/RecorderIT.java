package org.onhook.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.onhook.simulator.SwitchSimulator;
import org.onhook.simulator.story.Pace;
import org.onhook.simulator.story.Stories;
import org.onhook.simulator.switching.SwitchBehaviour;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class RecorderIT {

    @Inject
    private BundleContext context;

    @Configuration
    public Option[] container() {
        return new Option[] {Provisioning.distribution("recorder")};
    }

    @Test
    public void aRecorderFollowsItsFileAndItsBundleUnderTraffic() throws Exception {
        Home home = Home.of(context);
        try (SwitchSimulator pbx = new SwitchSimulator(SwitchBehaviour.openscapeVoice());
                Calls calls = new Calls(pbx)) {
            home.configure("onhook.sink.jsonl~events.cfg", "path = data/events.jsonl");
            home.configure(
                    "onhook.csta.link~osv.cfg",
                    "host = 127.0.0.1",
                    "port = " + pbx.start(0),
                    "profile = openscape-voice",
                    "monitors = 2001-2005");
            Await.until("the link is up", () -> new Services(context).isUp("osv"));
            calls.begin();

            home.configure("onhook.recorder~r.cfg", "path = data/a.jsonl");
            Await.until("clears are recorded", () -> clears(home, "data/a.jsonl") > 4);

            home.configure("onhook.recorder~r.cfg", "path = data/a.jsonl", "rotate-time = weekly");
            long before = clears(home, "data/a.jsonl");
            Await.until("a bad value stops nothing", () -> clears(home, "data/a.jsonl") > before);

            home.configure("onhook.recorder~r.cfg", "path = data/b.jsonl", "switch = osv");
            Await.until("clears are recorded elsewhere", () -> clears(home, "data/b.jsonl") > 4);

            Bundle recorder = bundle("org.onhook.recorder");
            recorder.stop();
            String whenStopped = home.read("data/b.jsonl");
            long events = released(home);
            Await.until("calls go on while nothing is recorded", () -> released(home) > events + 4);
            assertThat(home.read("data/b.jsonl")).isEqualTo(whenStopped);
            recorder.start();
            Await.until("the recorder goes on", () -> headers(home, "data/b.jsonl") == 2);
            Await.until("clears are recorded again", () -> clears(home, "data/b.jsonl") > clears(whenStopped) + 4);

            home.remove("onhook.recorder~r.cfg");
            Await.until(
                    "nobody listens",
                    () -> context.getAllServiceReferences("org.onhook.api.tracking.CallEventListener", null) == null);
            calls.end();

            for (String file : List.of("data/a.jsonl", "data/b.jsonl")) {
                assertThat(home.read(file))
                        .startsWith("{\"recording\":2,")
                        .endsWith("}\n")
                        .doesNotContain("\"gap\"");
                assertThat(home.read(file).lines().skip(1).limit(2))
                        .as("how things stood")
                        .anyMatch(line -> line.contains("\"state\":"))
                        .anyMatch(line -> line.contains("\"policies\":[") && line.contains("\"first-clear\""));
            }
            assertThat(headers(home, "data/a.jsonl")).isEqualTo(1);
        }
    }

    private Bundle bundle(String name) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static long released(Home home) throws Exception {
        return home.read("data/events.jsonl")
                .lines()
                .filter(line -> line.contains("tlib.EventReleased"))
                .count();
    }

    private static long clears(Home home, String file) throws Exception {
        return clears(home.read(file));
    }

    private static long clears(String recording) {
        return recording
                .lines()
                .filter(line -> line.contains("\"event\":\"ConnectionCleared\""))
                .count();
    }

    private static long headers(Home home, String file) throws Exception {
        return home.read(file)
                .lines()
                .filter(line -> line.contains("\"recording\""))
                .count();
    }

    /** Calls, one after the other. */
    private static final class Calls implements AutoCloseable {

        private final SwitchSimulator pbx;
        private final ExecutorService player = Executors.newSingleThreadExecutor();
        private final AtomicBoolean enough = new AtomicBoolean();
        private Future<?> played;

        Calls(SwitchSimulator pbx) {
            this.pbx = pbx;
        }

        void begin() {
            played = player.submit(() -> {
                while (!enough.get()) {
                    pbx.play(Stories.variant("1", "A hangs up"), Pace.within(50));
                }
                return null;
            });
        }

        void end() throws Exception {
            enough.set(true);
            played.get(10, TimeUnit.SECONDS);
        }

        @Override
        public void close() {
            player.shutdownNow();
        }
    }
}
