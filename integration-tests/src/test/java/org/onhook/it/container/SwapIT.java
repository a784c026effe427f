package org.onhook.it.container;

import static org.assertj.core.api.Assertions.assertThat;

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
    public void whatIsNoDriverIsSwappedWithoutAnythingMissingDoubledOrUnknown() throws Exception {
        Outcome outcome = new SwapRun(context).swap(Swap.EVERYTHING_BUT_DRIVERS);

        assertThat(outcome.findings()).extracting(Finding::text).isEmpty();
        assertThat(outcome.violations()).isEmpty();
        assertThat(outcome.numbersMissing()).isZero();
    }
}
