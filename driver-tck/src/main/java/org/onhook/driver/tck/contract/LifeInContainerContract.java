package org.onhook.driver.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.onhook.driver.tck.BundleUnderTest;
import org.onhook.driver.tck.SampleSwitch;
import org.onhook.driver.tck.bench.Bench;
import org.onhook.driver.tck.bench.Patience;
import org.onhook.driver.tck.container.BundleBench;
import org.onhook.driver.tck.container.Container;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.Version;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleWiring;

/** A bundle comes and goes without a restart, and leaves nothing behind. */
public abstract class LifeInContainerContract extends BundleContract {

    private static final int TIMES = 20;
    private static final String SWITCH_LINK = "org/onhook/api/driver/SwitchLink.class";
    private static final String DRIVER_PACKAGE = "org.onhook.api.driver";

    protected LifeInContainerContract(Supplier<Container> container, Supplier<? extends BundleUnderTest> driver) {
        super(container, driver);
    }

    @Test
    void itStartsWithoutAConfigurationAndThenHasNoLink() throws Exception {
        try (BundleBench bench = installed()) {
            assertThat(bench.bundle().getState()).isEqualTo(Bundle.ACTIVE);
            assertThat(bench.links().count()).isZero();
            assertThat(bench.errors()).isEmpty();
        }
    }

    @Test
    void itBringsNoCopyOfTheApiAndWorksWithItsLaterMinorVersions() throws Exception {
        try (BundleBench bench = installed()) {
            assertThat(bench.bundle().getEntry(SWITCH_LINK)).isNull();
            List<String> imports = bench
                    .bundle()
                    .adapt(BundleRevision.class)
                    .getDeclaredRequirements(PackageNamespace.PACKAGE_NAMESPACE)
                    .stream()
                    .map(requirement -> requirement.getDirectives().get(Constants.FILTER_DIRECTIVE))
                    .filter(filter -> filter.contains(DRIVER_PACKAGE + ")"))
                    .toList();
            assertThat(imports).as("imports of %s", DRIVER_PACKAGE).hasSize(1);
            Map<String, Object> later = Map.of(
                    PackageNamespace.PACKAGE_NAMESPACE,
                    DRIVER_PACKAGE,
                    PackageNamespace.CAPABILITY_VERSION_ATTRIBUTE,
                    new Version(1, 999, 0));
            assertThat(FrameworkUtil.createFilter(imports.get(0)).matches(later))
                    .as("%s imports %s 1.999 as well", imports, DRIVER_PACKAGE)
                    .isTrue();
        }
    }

    @Test
    void stoppedInACallItLeavesTheSwitchAndStartedAgainItHasItsLinkAgain() throws Exception {
        try (BundleBench bench = installed()) {
            SampleSwitch theSwitch = bench.newSwitch();
            bench.up("a", theSwitch);
            theSwitch.call(Bench.CALLER, Bench.CALLED);
            container().stop(bench.bundle());
            assertThat(bench.links().count()).isZero();
            Patience.until(() -> "the connection is gone", Patience.PROMPT, () -> !theSwitch.connected());

            container().start(bench.bundle());
            bench.awaitUp("a");
            bench.assertReports("a", theSwitch);
        }
    }

    @Test
    void stoppedAndStartedManyTimesItHasNoMoreThreadsThanBefore() throws Exception {
        try (BundleBench bench = installed()) {
            SampleSwitch theSwitch = bench.newSwitch();
            bench.up("a", theSwitch);
            int threads = container().threads().size();
            for (int i = 0; i < TIMES; i++) {
                container().stop(bench.bundle());
                container().start(bench.bundle());
                bench.awaitUp("a");
            }
            Patience.until(
                    () -> threads + " threads; there are " + container().threads(),
                    Patience.PROMPT,
                    () -> container().threads().size() <= threads);
            assertThat(bench.errors()).isEmpty();
        }
    }

    @Test
    void updatedManyTimesItLeavesNoClassLoaderBehind() throws Exception {
        List<WeakReference<ClassLoader>> former = new ArrayList<>();
        try (BundleBench bench = installed()) {
            SampleSwitch theSwitch = bench.newSwitch();
            bench.up("a", theSwitch);
            for (int i = 0; i < TIMES; i++) {
                former.add(new WeakReference<>(
                        bench.bundle().adapt(BundleWiring.class).getClassLoader()));
                container().update(bench.bundle(), driver().jar());
                bench.awaitUp("a");
            }
            bench.assertReports("a", theSwitch);
            assertThat(bench.errors()).isEmpty();
            // Java 17 itself keeps the type of the record that was compared last (MethodHandle.asTypeCache).
            former.remove(TIMES - 1);
            Patience.until(
                    () -> "the former class loaders are gone; of " + TIMES + " there are " + alive(former),
                    Patience.CONVERSATION,
                    () -> {
                        System.gc();
                        return alive(former) == 0;
                    });
        }
    }

    private static long alive(List<WeakReference<ClassLoader>> loaders) {
        return loaders.stream().filter(loader -> loader.get() != null).count();
    }
}
