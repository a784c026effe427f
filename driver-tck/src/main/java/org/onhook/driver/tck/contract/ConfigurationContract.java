package org.onhook.driver.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.onhook.api.driver.SwitchLink;
import org.onhook.driver.tck.BundleUnderTest;
import org.onhook.driver.tck.SampleSwitch;
import org.onhook.driver.tck.bench.Bench;
import org.onhook.driver.tck.bench.Patience;
import org.onhook.driver.tck.container.BundleBench;
import org.onhook.driver.tck.container.Container;
import org.onhook.driver.tck.container.OpenLinks;

/** A configuration is a link, at any time, on its own. */
public abstract class ConfigurationContract extends BundleContract {

    /** Within this time a changed configuration takes effect. */
    private static final Duration TAKES_EFFECT = Duration.ofSeconds(2);

    protected ConfigurationContract(Supplier<Container> container, Supplier<? extends BundleUnderTest> driver) {
        super(container, driver);
    }

    @Test
    void aConfigurationIsALinkWithItsNameAndItsSwitch() throws Exception {
        try (BundleBench bench = installed()) {
            SampleSwitch theSwitch = bench.newSwitch();
            SwitchLink link = bench.up("a-1", theSwitch);
            OpenLinks.Opened opened = bench.links().named("a-1").orElseThrow();
            assertThat(opened.properties())
                    .containsEntry("onhook.link.name", "a-1")
                    .containsEntry("onhook.switch", link.switchName());
            bench.assertReports("a-1", theSwitch);
            assertThat(bench.errors()).isEmpty();
        }
    }

    @Test
    void aConfigurationThatIsDeletedInACallIsNoLinkAnyMoreAndTheOtherLinkGoesOn() throws Exception {
        try (BundleBench bench = installed()) {
            SampleSwitch one = bench.newSwitch();
            SampleSwitch other = bench.newSwitch();
            bench.up("one", one);
            SwitchLink undisturbed = bench.up("other", other);
            one.call(Bench.CALLER, Bench.CALLED);

            bench.unconfigure("one");
            bench.awaitGone("one");
            Patience.until(() -> "the connection is gone", Patience.PROMPT, () -> !one.connected());
            assertThat(bench.links().named("other").orElseThrow().link()).isSameAs(undisturbed);
            assertThat(other.connections()).isEqualTo(1);
            bench.assertReports("other", other);
        }
    }

    @Test
    void aWrongConfigurationIsNoLinkUntilItIsMended() throws Exception {
        try (BundleBench bench = installed()) {
            SampleSwitch theSwitch = bench.newSwitch();
            bench.configureWrongly("a", theSwitch);
            assertRefusedInOneLine(bench, "a");
            assertThat(bench.links().count()).isZero();

            bench.up("a", theSwitch);
            bench.assertReports("a", theSwitch);
        }
    }

    @Test
    void aWrongChangeIsRefusedAndTheLinkGoesOnAsItWas() throws Exception {
        try (BundleBench bench = installed()) {
            SampleSwitch theSwitch = bench.newSwitch();
            SwitchLink link = bench.up("a", theSwitch);
            bench.configureWrongly("a", theSwitch);
            assertRefusedInOneLine(bench, "a");
            assertThat(bench.links().named("a").orElseThrow().link()).isSameAs(link);
            assertThat(theSwitch.connections()).isEqualTo(1);
            bench.assertReports("a", theSwitch);
        }
    }

    private void assertRefusedInOneLine(BundleBench bench, String name) throws Exception {
        Patience.until(() -> "the refusal is in the log", Patience.CONVERSATION, () -> !bench.errors()
                .isEmpty());
        assertThat(bench.errors()).as("errors in the log").hasSize(1);
        assertThat(bench.errors().get(0))
                .contains(driver().factoryPid() + "~" + name)
                .contains(driver().wrongValue().getKey())
                .contains(driver().wrongValue().getValue());
        assertThat(bench.log())
                .as("the log, in which a line that begins otherwise is one of a stack trace")
                .allMatch(line -> line.matches("(ERROR|WARN|INFO|DEBUG)\\|.*"));
    }

    @Test
    void aChangeTakesEffectWhileTheLinkGoesOn() throws Exception {
        try (BundleBench bench = installed()) {
            SampleSwitch theSwitch = bench.newSwitch();
            bench.configure("a", theSwitch, List.of(Bench.CALLER));
            bench.awaitUp("a");
            bench.configure("a", theSwitch, Bench.DNS);
            Patience.until(
                    () -> "both devices are monitored; the link is "
                            + bench.links().named("a").map(opened -> opened.link()
                                    .status()),
                    TAKES_EFFECT.plus(Patience.PROMPT),
                    () -> bench.links()
                            .named("a")
                            .map(opened -> opened.link().status().monitorsRunning() == Bench.DNS.size())
                            .orElse(false));
            // It may have connected anew for that, and have more to do.
            bench.awaitUp("a");
            bench.assertReports("a", theSwitch);
        }
    }

    @Test
    void aSwitchThatDoesNotAnswerHoldsUpNoOtherConfiguration() throws Exception {
        try (BundleBench bench = installed()) {
            SampleSwitch stalled = bench.newSwitch();
            stalled.stall();
            bench.configure("stalled", stalled, Bench.DNS);
            SampleSwitch theSwitch = bench.newSwitch();
            bench.configure("a", theSwitch, Bench.DNS);
            Patience.until(
                    () -> "both links are there",
                    TAKES_EFFECT,
                    () -> bench.links().count() == 2);
            bench.awaitUp("a");
            bench.unconfigure("stalled");
            bench.awaitGone("stalled");
            bench.assertReports("a", theSwitch);
        }
    }
}
