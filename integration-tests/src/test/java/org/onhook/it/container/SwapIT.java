package org.onhook.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.onhook.simulator.truth.Finding;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;

/** Whatever is swapped but a driver, nothing goes unseen. See {@link SwapRun}. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class SwapIT {

    @Inject
    private BundleContext context;

    @Configuration
    public Option[] container() {
        return new Option[] {Provisioning.distribution("swap")};
    }

    @Test
    public void whatIsNoDriverIsSwappedWithoutAnythingMissingDoubledOrWrong() throws Exception {
        Outcome outcome = new SwapRun(context).swap(Swap.EVERYTHING_BUT_DRIVERS);

        assertThat(outcome.findings().stream().filter(finding -> finding.kind() != Finding.Kind.UNKNOWN))
                .extracting(Finding::text)
                .isEmpty();
        assertThat(callsInDoubt(outcome)).hasSizeLessThanOrEqualTo(1 + SwapRun.SWAPS / 50);
        assertThat(outcome.violations()).isEmpty();
        assertThat(outcome.numbersMissing()).isZero();
    }

    /**
     * Where nothing was read for half a second between the clears of a conference's last two parties, nobody can tell whether a room
     * had kept the last one for a while; that is rare.
     */
    private static Set<String> callsInDoubt(Outcome outcome) {
        return outcome.findings().stream()
                .map(Finding::text)
                .map(text -> text.substring(0, text.indexOf(": ")))
                .collect(Collectors.toSet());
    }
}
