package org.onhook.driver.tck;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/** What the kit has to know of a driver's bundle. */
@ConsumerType
public interface BundleUnderTest extends DriverUnderTest {

    /** The system property that names the bundle's jar, unless {@link #jar} says otherwise. */
    String JAR = "onhook.tck.bundle";

    /** The {@code PID} of the driver's configurations {@code PID~NAME}. */
    String factoryPid();

    /** A key, and a value of it that the driver has to refuse. */
    Map.Entry<String, String> wrongValue();

    /** The bundle's jar. */
    default Path jar() {
        String jar = System.getProperty(JAR);
        if (jar == null) {
            throw new IllegalStateException(
                    "the system property " + JAR + " has to name the jar of the driver's bundle");
        }
        return Path.of(jar);
    }

    /**
     * The symbolic names of bundles that the driver needs beside those of the connector; they have to be on the class path of
     * the test. The best driver needs none: it is one jar that is copied into the {@code deploy} folder.
     */
    default List<String> companions() {
        return List.of();
    }
}
