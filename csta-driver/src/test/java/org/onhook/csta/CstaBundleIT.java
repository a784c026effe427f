package org.onhook.csta;

import org.onhook.driver.tck.BundleTck;
import org.onhook.driver.tck.BundleUnderTest;

/** Holds the bundle of the CSTA driver to its contract. */
class CstaBundleIT extends BundleTck {

    @Override
    protected BundleUnderTest driver() {
        return new CstaUnderTest();
    }
}
