package org.onhook.asterisk;

import java.nio.file.Path;
import java.util.Dictionary;
import java.util.Map;
import org.onhook.api.driver.SwitchLink;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ManagedServiceFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * Turns each configuration {@code onhook.asterisk.link~NAME} into a {@link SwitchLink} service with the properties
 * {@code onhook.link.name} and {@code onhook.switch}.
 *
 * <p>It is a {@link ManagedServiceFactory} rather than a component for each configuration, because the properties of a
 * component change even when it refuses its configuration, and a refusal there is a stack trace in the log.
 */
// Immediate: a delayed component, and all links with it, would go each time Configuration Admin has done with it.
@Component(service = ManagedServiceFactory.class, immediate = true, property = "service.pid=" + LinkConfigurations.PID)
public final class LinkConfigurations implements ManagedServiceFactory {

    static final String PID = "onhook.asterisk.link";

    private final BundleContext context;
    private final ConfiguredLinks links;

    @Activate
    public LinkConfigurations(BundleContext context) {
        this.context = context;
        // A framework property, or else the system property of that name (OSGi Core, BundleContext.getProperty).
        String home = context.getProperty("onhook.home");
        this.links = new ConfiguredLinks(Path.of(home == null ? "" : home), this::register);
    }

    @Deactivate
    void stop() {
        links.deleteAll();
    }

    @Override
    public String getName() {
        return "Asterisk links";
    }

    @Override
    public void updated(String pid, Dictionary<String, ?> properties) {
        Map<String, ?> values = FrameworkUtil.asMap(properties);
        String name = pid.startsWith(PID + "~") ? pid.substring(PID.length() + 1) : pid;
        links.configure(pid, name, fileName(name, values), values);
    }

    @Override
    public void deleted(String pid) {
        links.delete(pid);
    }

    private Runnable register(AsteriskLink link) {
        ServiceRegistration<SwitchLink> registration = context.registerService(
                SwitchLink.class,
                link,
                FrameworkUtil.asDictionary(Map.of(
                        "onhook.link.name", link.name(),
                        "onhook.switch", link.switchName())));
        return registration::unregister;
    }

    private static String fileName(String name, Map<String, ?> values) {
        Object installed = values.get("felix.fileinstall.filename");
        return installed == null
                ? PID + "~" + name + ".cfg"
                : installed.toString().replaceFirst(".*[/\\\\]", "");
    }
}
