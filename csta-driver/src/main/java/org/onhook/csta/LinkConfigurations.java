package org.onhook.csta;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Dictionary;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.onhook.api.driver.SwitchLink;
import org.onhook.csta.profile.SwitchProfile;
import org.onhook.csta.settings.ProfileFacts;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ManagedServiceFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Turns each configuration {@code onhook.csta.link~NAME} into a {@link SwitchLink} service with the properties
 * {@code onhook.link.name}, {@code onhook.switch} and {@code onhook.link.priority}.
 *
 * <p>It is a {@link ManagedServiceFactory} rather than a component for each configuration, because the properties of a
 * component change even when it refuses its configuration, and a refusal there is a stack trace in the log.
 */
// Immediate: a delayed component, and all links with it, would go each time Configuration Admin has done with it.
@Component(service = ManagedServiceFactory.class, immediate = true, property = "service.pid=" + LinkConfigurations.PID)
public final class LinkConfigurations implements ManagedServiceFactory {

    static final String PID = "onhook.csta.link";

    private final BundleContext context;
    private final ConfiguredLinks links;
    private final Map<ServiceReference<SwitchProfile>, ProfileFacts> profiles =
            new ConcurrentSkipListMap<>(Collections.reverseOrder());

    @Activate
    public LinkConfigurations(BundleContext context) {
        this.context = context;
        // A framework property, or else the system property of that name (OSGi Core, BundleContext.getProperty).
        String home = context.getProperty("onhook.home");
        this.links = new ConfiguredLinks(Path.of(home == null ? "" : home), this::profile, this::register);
    }

    @Deactivate
    void stop() {
        links.deleteAll();
    }

    @Reference(policy = ReferencePolicy.DYNAMIC, cardinality = ReferenceCardinality.MULTIPLE)
    void bindProfile(SwitchProfile profile, ServiceReference<SwitchProfile> reference) {
        profiles.put(reference, ProfileFacts.of(profile));
        links.profilesChanged();
    }

    void unbindProfile(ServiceReference<SwitchProfile> reference) {
        profiles.remove(reference);
        links.profilesChanged();
    }

    @Override
    public String getName() {
        return "CSTA links";
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

    private Optional<ProfileFacts> profile(String name) {
        return profiles.values().stream()
                .filter(profile -> profile.name().equals(name))
                .findFirst();
    }

    private Runnable register(CstaLink link, int priority) {
        ServiceRegistration<SwitchLink> registration = context.registerService(
                SwitchLink.class,
                link,
                FrameworkUtil.asDictionary(Map.of(
                        "onhook.link.name", link.name(),
                        "onhook.switch", link.switchName(),
                        "onhook.link.priority", priority)));
        return registration::unregister;
    }

    private static String fileName(String name, Map<String, ?> values) {
        Object installed = values.get("felix.fileinstall.filename");
        return installed == null
                ? PID + "~" + name + ".cfg"
                : installed.toString().replaceFirst(".*[/\\\\]", "");
    }
}
