package ${package};

import org.onhook.driver.tck.DriverTck;
import org.onhook.driver.tck.DriverUnderTest;

/** Holds the links to the contract of a driver. */
class ${switchMake}TckTest extends DriverTck {

    @Override
    protected DriverUnderTest driver() {
        return new ${switchMake}UnderTest();
    }
}
