package org.onhook.csta;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.onhook.api.driver.SwitchLink;
import org.onhook.csta.settings.LinkSettings;
import org.onhook.driver.tck.BundleUnderTest;
import org.onhook.driver.tck.SampleSwitch;

final class CstaUnderTest implements BundleUnderTest {

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

    @Override
    public String factoryPid() {
        return "onhook.csta.link";
    }

    @Override
    public Map.Entry<String, String> wrongValue() {
        return Map.entry("monitors", "2000-1000");
    }

    @Override
    public List<String> companions() {
        return List.of("stax2-api", "com.fasterxml.aalto-xml");
    }
}
