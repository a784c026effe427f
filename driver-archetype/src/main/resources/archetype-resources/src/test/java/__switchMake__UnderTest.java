package ${package};

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.onhook.api.driver.SwitchLink;
import org.onhook.driver.support.link.MonotoneClock;
import org.onhook.driver.tck.BundleUnderTest;
import org.onhook.driver.tck.SampleSwitch;

/** What the test kit has to know of this driver. */
final class ${switchMake}UnderTest implements BundleUnderTest {

    @Override
    public String name() {
        return "${switchMake}";
    }

    @Override
    public SampleSwitch newSwitch() throws IOException {
        return new Sample${switchMake}Switch();
    }

    @Override
    public SwitchLink newLink(String name, Map<String, String> configuration) throws Exception {
        return new ${switchMake}Link(
                ${switchMake}Settings.parse(name, name + ".cfg", configuration, Path.of("")), new MonotoneClock());
    }

    @Override
    public String factoryPid() {
        return LinkConfigurations.PID;
    }

    @Override
    public Map.Entry<String, String> wrongValue() {
        return Map.entry("port", "many");
    }
}
