package org.onhook.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.function.Supplier;
import javax.inject.Inject;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.onhook.api.driver.SwitchLink;
import org.onhook.api.sink.EventSink;
import org.onhook.simulator.SwitchSimulator;
import org.onhook.simulator.switching.SwitchBehaviour;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ConfigurationAdmin;

@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class LiveConfigurationIT {

    @Inject
    private BundleContext context;

    @Inject
    private ConfigurationAdmin configurations;

    @Configuration
    public Option[] container() {
        return new Option[] {Provisioning.distribution("live")};
    }

    @After
    public void removeAllFiles() throws Exception {
        Home home = Home.of(context);
        for (String file : home.dir().resolve("etc").toFile().list()) {
            home.remove(file);
        }
        Await.until(
                "nothing is configured",
                () -> services().all(SwitchLink.class).isEmpty()
                        && services().configuredSinks().isEmpty());
    }

    @Test
    public void aLinkFollowsItsFileAndTheOtherLinkGoesOn() throws Exception {
        Home home = Home.of(context);
        try (SwitchSimulator one = new SwitchSimulator(SwitchBehaviour.openscapeVoice());
                SwitchSimulator other = new SwitchSimulator(SwitchBehaviour.generic())) {
            home.configure("onhook.csta.link~other-1.cfg", link(other.start(0), "generic", "2001"));
            Await.until("the other link is up", () -> services().isUp("other-1"));
            SwitchLink undisturbed = services().link("other-1").orElseThrow();
            long upSince = undisturbed.status().since();

            home.configure("onhook.csta.link~one-1.cfg", link(one.start(0), "openscape-voice", "2001"));
            Await.until("the new link is up", () -> services().isUp("one-1"));

            home.configure("onhook.csta.link~one-1.cfg", link(one.port(), "openscape-voice", "2001, 2002"));
            Await.until("the new monitor runs", () -> one.monitored().contains("2002"));

            home.remove("onhook.csta.link~one-1.cfg");
            Await.until("the link is gone", () -> services().link("one-1").isEmpty());
            Await.until("its monitors are gone", () -> one.monitored().isEmpty());

            assertThat(services().link("other-1")).containsSame(undisturbed);
            assertThat(undisturbed.status().since()).isEqualTo(upSince);
        }
    }

    @Test
    public void aBadValueIsRefusedAndWhatRanBeforeGoesOn() throws Exception {
        Home home = Home.of(context);
        try (SwitchSimulator pbx = new SwitchSimulator(SwitchBehaviour.generic())) {
            int port = pbx.start(0);
            home.configure("onhook.csta.link~a.cfg", link(port, "generic", "2001"));
            Await.until("the link is up", () -> services().isUp("a"));
            SwitchLink running = services().link("a").orElseThrow();
            long upSince = running.status().since();

            home.configure("onhook.csta.link~a.cfg", "host = 127.0.0.1", "port = many");
            Await.until("the refusal is in the log", () -> errors().stream()
                    .anyMatch(line -> line.contains("onhook.csta.link~a.cfg")
                            && line.contains("port")
                            && line.contains("many")
                            && line.contains("65535")));

            assertThat(services().link("a")).containsSame(running);
            assertThat(running.status().since()).isEqualTo(upSince);
        }
    }

    @Test
    public void aFileThatIsNoPropertiesFileIsRefused() throws Exception {
        Home.of(context).configure("onhook.csta.link~b.cfg", "host = \\u00zz");

        Await.until("the refusal is in the log", () -> errors().stream()
                .anyMatch(line -> line.contains("onhook.csta.link~b.cfg")));
        assertThat(services().link("b")).isEmpty();
    }

    @Test
    public void aSinkFollowsItsFile() throws Exception {
        Home home = Home.of(context);
        home.configure("onhook.sink.jsonl~events.cfg", "path = data/a.jsonl");
        home.configure("onhook.sink.tserverlog~log.cfg", "path = data/tserver.log");
        Await.until("both sinks run", () -> services().configuredSinks().size() == 2);
        List<EventSink> before = services().configuredSinks();

        home.configure("onhook.sink.jsonl~events.cfg", "path = data/b.jsonl");
        Await.until(
                "the changed sink is another",
                () -> services().configuredSinks().size() == 2
                        && !before.containsAll(services().configuredSinks()));
        assertThat(services().configuredSinks()).containsAnyElementsOf(before);

        home.remove("onhook.sink.jsonl~events.cfg");
        Await.until("one sink is left", () -> services().configuredSinks().size() == 1);
        assertThat(before).containsAll(services().configuredSinks());
    }

    @Test
    public void configurationAdminDoesWithoutFiles() throws Exception {
        org.osgi.service.cm.Configuration configuration =
                configurations.getFactoryConfiguration("onhook.csta.link", "direct", "?");
        Dictionary<String, Object> values = new Hashtable<>();
        values.put("host", "127.0.0.1");
        values.put("port", 1); // nobody listens there
        configuration.update(values);
        Await.until("the link is there", () -> services().link("direct").isPresent());

        configuration.delete();
        Await.until("the link is gone", () -> services().link("direct").isEmpty());
    }

    private Services services() {
        return new Services(context);
    }

    /** The latest errors in the log, as the shell bundle offers them. */
    private List<String> errors() throws Exception {
        ServiceReference<?>[] found = context.getServiceReferences(Supplier.class.getName(), "(onhook.report=errors)");
        Supplier<?> errors = (Supplier<?>) context.getService(found[0]);
        return ((List<?>) errors.get()).stream().map(String::valueOf).toList();
    }

    private static String[] link(int port, String profile, String monitors) {
        return new String[] {
            "host = 127.0.0.1", "port = " + port, "profile = " + profile, "monitors = " + monitors,
        };
    }
}
