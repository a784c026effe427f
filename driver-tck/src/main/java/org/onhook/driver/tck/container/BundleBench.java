package org.onhook.driver.tck.container;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.onhook.api.call.CallEvent;
import org.onhook.api.driver.LinkStatus;
import org.onhook.api.driver.SwitchLink;
import org.onhook.driver.tck.BundleUnderTest;
import org.onhook.driver.tck.SampleSwitch;
import org.onhook.driver.tck.bench.Bench;
import org.onhook.driver.tck.bench.Patience;
import org.osgi.framework.Bundle;

/** The bundle of a driver in a container, for one test; with switches, and with links that are opened as they come. */
public final class BundleBench implements AutoCloseable {

    /**
     * What Felix Configuration Admin says of a configuration that is there but not filled in yet at the moment at which it looks for
     * those of a bundle that has just come. It delivers it once it is filled in.
     */
    private static final String NOT_YET_UPDATED = "ERROR|org.apache.felix.configadmin|Ignoring new configuration";

    private final Container container;
    private final BundleUnderTest driver;
    private final List<SampleSwitch> switches = new ArrayList<>();
    private final int logBefore;
    private final Bundle bundle;
    private final OpenLinks links;

    /** Installs the bundle. */
    public BundleBench(Container container, BundleUnderTest driver) throws Exception {
        this.container = container;
        this.driver = driver;
        this.logBefore = container.log().size();
        for (String companion : driver.companions()) {
            container.installFromClassPath(companion);
        }
        this.bundle = container.install(driver.jar());
        this.links = OpenLinks.in(container);
    }

    public Bundle bundle() {
        return bundle;
    }

    public OpenLinks links() {
        return links;
    }

    /** A switch that listens. */
    public SampleSwitch newSwitch() throws IOException {
        SampleSwitch theSwitch = driver.newSwitch();
        switches.add(theSwitch);
        theSwitch.listen();
        return theSwitch;
    }

    /** Configures a link to a switch. */
    public void configure(String name, SampleSwitch theSwitch, List<String> dns) throws Exception {
        container.configure(driver.factoryPid(), name, theSwitch.configuration(dns));
    }

    /** Configures a link with the value that the driver has to refuse. */
    public void configureWrongly(String name, SampleSwitch theSwitch) throws Exception {
        Map<String, String> values = new HashMap<>(theSwitch.configuration(Bench.DNS));
        values.put(driver.wrongValue().getKey(), driver.wrongValue().getValue());
        container.configure(driver.factoryPid(), name, values);
    }

    public void unconfigure(String name) throws Exception {
        container.unconfigure(driver.factoryPid(), name);
    }

    /** Configures a link to a switch, and waits until it is up. */
    public SwitchLink up(String name, SampleSwitch theSwitch) throws Exception {
        configure(name, theSwitch, Bench.DNS);
        return awaitUp(name);
    }

    /** Waits until there is a link of that name, and it is up. */
    public SwitchLink awaitUp(String name) throws Exception {
        Patience.until(
                () -> "link " + name + " is up; is "
                        + links.named(name).map(opened -> opened.link().status()) + ", log: " + logQuietly(),
                Patience.CONVERSATION,
                () -> links.named(name)
                        .map(opened -> opened.link().status().state() == LinkStatus.State.UP)
                        .orElse(false));
        return links.named(name).orElseThrow().link();
    }

    /** Waits until there is no link of that name. */
    public void awaitGone(String name) throws Exception {
        Patience.until(() -> "link " + name + " is gone", Patience.CONVERSATION, () -> links.named(name)
                .isEmpty());
    }

    /** Plays a call to its end, and waits for something of it on that link. */
    public void assertReports(String name, SampleSwitch theSwitch) throws Exception {
        String call = theSwitch.call(Bench.CALLER, Bench.CALLED);
        theSwitch.hangUp(call, Bench.CALLER);
        Patience.until(
                () -> "events on call " + call + " on link " + name,
                Patience.CONVERSATION,
                () -> links.named(name).orElseThrow().recorder().events(CallEvent.OnCall.class).stream()
                        .anyMatch(event -> event.connection().callId().equals(call)));
    }

    /** What was logged since the bundle was installed. */
    public List<String> log() throws IOException {
        List<String> log = container.log();
        return log.subList(logBefore, log.size());
    }

    private List<String> logQuietly() {
        try {
            return log();
        } catch (IOException e) {
            return List.of(e.toString());
        }
    }

    /** The errors that were logged since the bundle was installed. */
    public List<String> errors() throws IOException {
        return log().stream()
                .filter(line -> line.startsWith("ERROR|") && !line.startsWith(NOT_YET_UPDATED))
                .toList();
    }

    /** Deletes all configurations, uninstalls the bundle, and asserts that no rule was broken. */
    @Override
    public void close() throws Exception {
        try {
            container.unconfigureAll();
            container.uninstall(bundle);
            links.close();
            if (!links.violations().isEmpty()) {
                throw new AssertionError(
                        "a rule was broken: " + links.violations().get(0));
            }
        } finally {
            for (SampleSwitch theSwitch : switches) {
                theSwitch.close();
            }
        }
    }
}
