package org.onhook.asterisk.tck;

import org.onhook.driver.tck.BundleTck;
import org.onhook.driver.tck.BundleUnderTest;

/** Holds the bundle of the Asterisk driver to its contract. */
class AsteriskBundleIT extends BundleTck {

    @Override
    protected BundleUnderTest driver() {
        return new AsteriskUnderTest();
    }
}
