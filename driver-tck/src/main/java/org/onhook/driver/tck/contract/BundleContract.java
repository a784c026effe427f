package org.onhook.driver.tck.contract;

import java.util.function.Supplier;
import org.onhook.driver.tck.BundleUnderTest;
import org.onhook.driver.tck.container.BundleBench;
import org.onhook.driver.tck.container.Container;

/** A part of the contract that is a bundle's, and how its tests get at it. */
public abstract class BundleContract {

    private final Supplier<Container> container;
    private final Supplier<? extends BundleUnderTest> driver;

    BundleContract(Supplier<Container> container, Supplier<? extends BundleUnderTest> driver) {
        this.container = container;
        this.driver = driver;
    }

    Container container() {
        return container.get();
    }

    BundleUnderTest driver() {
        return driver.get();
    }

    /** The bundle, installed and started. */
    BundleBench installed() throws Exception {
        return new BundleBench(container(), driver());
    }
}
