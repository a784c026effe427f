package org.onhook.driver.tck;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.onhook.api.driver.SwitchLink;
import org.osgi.annotation.versioning.ConsumerType;

/** What the kit has to know of a driver. It keeps no state: tests run side by side, each on a switch of its own. */
@ConsumerType
public interface DriverUnderTest {

    /** What to call the driver in the table of capabilities. */
    String name();

    /** A switch of its own for one test, which does not listen yet. */
    SampleSwitch newSwitch() throws IOException;

    /**
     * A link as the driver makes it for a configuration, not opened.
     *
     * @param name the link's name, the {@code NAME} of a file {@code PID~NAME.cfg}
     * @param configuration what would be in that file; made by {@link SampleSwitch#configuration}
     */
    SwitchLink newLink(String name, Map<String, String> configuration) throws Exception;

    /** What the driver is not meant to do; of {@linkplain Capability#required() required} capabilities there are none. */
    default Set<Capability> lacking() {
        return Set.of();
    }

    /** Within what time the link notices a switch that has fallen silent, with the configuration that it gets here. */
    default Duration silenceNoticed() {
        return Duration.ofSeconds(20);
    }
}
