package org.onhook.tlib.osgi;

import java.nio.file.Path;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/** What the container says of where this bundle runs. */
final class Surroundings {

    private static final String HOME = "onhook.home";

    private Surroundings() {}

    /** The home directory: the property {@code onhook.home} of the framework or system, else the working directory. */
    static Path home(BundleContext context) {
        String home = context.getProperty(HOME);
        return Path.of(home == null ? "" : home).toAbsolutePath().normalize();
    }

    /** What tells this run of the framework from all others (OSGi Core, {@code org.osgi.framework.uuid}). */
    static String run(BundleContext context) {
        return context.getProperty(Constants.FRAMEWORK_UUID);
    }

    /** The bundle's version in the four numbers that a T-Server shows, such as {@code 0.1.000.00}. */
    static String serverVersion(BundleContext context) {
        Version version = context.getBundle().getVersion();
        return String.format("%d.%d.%03d.00", version.getMajor(), version.getMinor(), version.getMicro());
    }
}
