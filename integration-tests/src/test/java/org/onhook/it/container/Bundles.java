package org.onhook.it.container;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * The bundles of a container, by their symbolic names.
 *
 * @param context the bundle that asks
 */
record Bundles(BundleContext context) {

    /** Those of the connector, except {@code api}: all that may be exchanged while it runs. */
    List<String> exchangeable() {
        return Arrays.stream(context.getBundles())
                .map(Bundle::getSymbolicName)
                .filter(name -> name.startsWith("org.onhook.") && !name.equals("org.onhook.api"))
                .toList();
    }

    Bundle named(String symbolicName) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals(symbolicName))
                .findFirst()
                .orElseThrow();
    }

    private static Path jar(Bundle bundle) {
        return Path.of(URI.create(bundle.getLocation()));
    }

    void update(String symbolicName) throws BundleException, IOException, InterruptedException {
        Bundle bundle = named(symbolicName);
        try (InputStream jar = Files.newInputStream(jar(bundle))) {
            bundle.update(jar);
        }
        refresh(bundle);
    }

    void restart(String symbolicName) throws BundleException {
        Bundle bundle = named(symbolicName);
        bundle.stop();
        bundle.start();
    }

    void reinstall(String symbolicName) throws BundleException, InterruptedException {
        Bundle old = named(symbolicName);
        int level = old.adapt(BundleStartLevel.class).getStartLevel();
        String location = old.getLocation();
        old.uninstall();
        refresh(old);
        Bundle installed = context.installBundle(location);
        installed.adapt(BundleStartLevel.class).setStartLevel(level);
        installed.start();
    }

    /** Without it, what imported packages of the old version would keep it. */
    private void refresh(Bundle bundle) throws InterruptedException {
        CountDownLatch refreshed = new CountDownLatch(1);
        context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION)
                .adapt(FrameworkWiring.class)
                .refreshBundles(List.of(bundle), event -> {
                    if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
                        refreshed.countDown();
                    }
                });
        refreshed.await();
    }
}
