package org.onhook.driver.tck;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.onhook.driver.tck.container.Container;
import org.onhook.driver.tck.contract.ConfigurationContract;
import org.onhook.driver.tck.contract.LifeInContainerContract;
import org.onhook.driver.tck.contract.ReleasesContract;

/**
 * Holds the bundle of a driver to its contract, in Felix, in this process. It needs the jar, so it is for the phase
 * {@code integration-test}; a vendor extends it in a class {@code ...IT}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.SAME_THREAD)
public abstract class BundleTck extends Tck {

    private Container container;

    @Override
    protected abstract BundleUnderTest driver();

    @BeforeAll
    final void startContainer() throws Exception {
        container = Container.start();
    }

    @AfterAll
    final void stopContainer() throws Exception {
        if (container != null) {
            container.close();
        }
    }

    private Container container() {
        return container;
    }

    @Nested
    @Shows(Capability.CONTAINER)
    final class LifeInContainer extends LifeInContainerContract {
        LifeInContainer() {
            super(BundleTck.this::container, BundleTck.this::driver);
        }
    }

    @Nested
    @Shows(Capability.CONFIGURATION)
    final class Configurations extends ConfigurationContract {
        Configurations() {
            super(BundleTck.this::container, BundleTck.this::driver);
        }
    }

    @Nested
    @Shows(Capability.RELEASES)
    final class Releases extends ReleasesContract {
        Releases() {
            super(BundleTck.this::container, BundleTck.this::driver);
        }
    }
}
