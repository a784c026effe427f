package org.onhook.csta;

import org.onhook.driver.tck.DriverTck;
import org.onhook.driver.tck.DriverUnderTest;

/** Holds the links to CSTA switches to the contract of a driver. */
class CstaTckTest extends DriverTck {

    @Override
    protected DriverUnderTest driver() {
        return new CstaUnderTest();
    }
}
