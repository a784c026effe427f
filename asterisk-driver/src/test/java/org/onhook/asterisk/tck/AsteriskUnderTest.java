package org.onhook.asterisk.tck;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.onhook.api.driver.SwitchLink;
import org.onhook.asterisk.AsteriskLink;
import org.onhook.asterisk.settings.LinkSettings;
import org.onhook.driver.tck.BundleUnderTest;
import org.onhook.driver.tck.SampleSwitch;

final class AsteriskUnderTest implements BundleUnderTest {

    @Override
    public String name() {
        return "Asterisk";
    }

    @Override
    public SampleSwitch newSwitch() throws IOException {
        return new SampleAsterisk();
    }

    @Override
    public SwitchLink newLink(String name, Map<String, String> configuration) throws Exception {
        return new AsteriskLink(LinkSettings.parse(name, name + ".cfg", configuration, Path.of("")));
    }

    @Override
    public String factoryPid() {
        return "onhook.asterisk.link";
    }

    @Override
    public Map.Entry<String, String> wrongValue() {
        return Map.entry("port", "many");
    }
}
