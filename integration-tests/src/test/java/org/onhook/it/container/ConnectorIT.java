package org.onhook.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.onhook.simulator.SwitchSimulator;
import org.onhook.simulator.story.Cast;
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
import org.osgi.framework.Constants;

@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class ConnectorIT {

    @Inject
    private BundleContext context;

    @Configuration
    public Option[] container() {
        return new Option[] {Provisioning.distribution("connector")};
    }

    @Test
    public void everyBundleIsActive() {
        List<String> inactive = Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null)
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
                .map(Bundle::getSymbolicName)
                .toList();

        assertThat(inactive).isEmpty();
        assertThat(context.getBundles())
                .extracting(Bundle::getSymbolicName)
                .contains("org.onhook.api", "org.onhook.csta", "org.onhook.tracking", "org.onhook.tlib");
    }

    @Test
    public void aReleaseGoesFromTheSwitchToTheJsonLinesSink() throws Exception {
        Home home = Home.of(context);
        try (SwitchSimulator pbx = new SwitchSimulator(SwitchBehaviour.openscapeVoice())) {
            int port = pbx.start(0);
            home.configure("onhook.sink.jsonl~events.cfg", "path = data/events.jsonl");
            home.configure(
                    "onhook.csta.link~osv-1.cfg",
                    "host = 127.0.0.1",
                    "port = " + port,
                    "profile = openscape-voice",
                    "monitors = 2001-2005");
            Await.until("the link is up", () -> new Services(context).isUp("osv-1"));
            assertThat(pbx.monitored()).isEqualTo(Set.copyOf(Cast.standard().stations()));

            pbx.play(Stories.variant("1", "A hangs up"), Pace.instant());

            Await.until("the call's end", () -> home.read("data/events.jsonl").contains("tlib.EventCallDeleted"));
            assertThat(home.read("data/events.jsonl").lines().filter(line -> line.contains("tlib.EventReleased")))
                    .hasSize(2)
                    .anyMatch(line -> line.contains("\"ThisDN\":\"2001\"") && line.contains("\"1 Local\""))
                    .anyMatch(line -> line.contains("\"ThisDN\":\"2002\"") && line.contains("\"2 Remote\""));
        }
    }
}
