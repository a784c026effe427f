package org.onhook.driver.tck.contract;

import java.util.function.Supplier;
import org.onhook.driver.tck.DriverUnderTest;
import org.onhook.driver.tck.bench.Bench;

/** A part of the contract, and how its tests get at the driver. */
public abstract class LinkContract {

    private final Supplier<DriverUnderTest> driver;

    LinkContract(Supplier<DriverUnderTest> driver) {
        this.driver = driver;
    }

    DriverUnderTest driver() {
        return driver.get();
    }

    /** A link that is not open, and its switch, which does not listen. */
    Bench idle() throws Exception {
        return new Bench(driver());
    }

    /** A link that is up. */
    Bench up() throws Exception {
        return Bench.up(driver());
    }
}
