package ${package};

import org.onhook.driver.tck.BundleTck;
import org.onhook.driver.tck.BundleUnderTest;

/** Tries the finished jar in a container. */
class ${switchMake}BundleIT extends BundleTck {

    @Override
    protected BundleUnderTest driver() {
        return new ${switchMake}UnderTest();
    }
}
