package org.onhook.asterisk.tck;

import org.onhook.driver.tck.DriverTck;
import org.onhook.driver.tck.DriverUnderTest;

/** Holds the links to Asterisk to the contract of a driver. */
class AsteriskTckTest extends DriverTck {

    @Override
    protected DriverUnderTest driver() {
        return new AsteriskUnderTest();
    }
}
