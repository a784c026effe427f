package org.onhook.csta;

import java.io.IOException;
import java.util.Map;
import org.onhook.api.driver.SwitchLink;
import org.onhook.csta.settings.LinkSettings;
import org.onhook.driver.tck.DriverTck;
import org.onhook.driver.tck.DriverUnderTest;
import org.onhook.driver.tck.SampleSwitch;

/** Holds the links to CSTA switches to the contract of a driver. */
class CstaTckTest extends DriverTck {

    @Override
    protected DriverUnderTest driver() {
        return new Csta();
    }

    private static final class Csta implements DriverUnderTest {
        @Override
        public String name() {
            return "CSTA";
        }

        @Override
        public SampleSwitch newSwitch() throws IOException {
            return new SampleCstaSwitch();
        }

        @Override
        public SwitchLink newLink(String name, Map<String, String> configuration) throws Exception {
            return new CstaLink(LinkSettings.parse(name, configuration), BuiltInProfiles.GENERIC);
        }
    }
}
