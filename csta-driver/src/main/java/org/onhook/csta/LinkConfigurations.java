package org.onhook.csta;

import java.util.Collections;
import java.util.Dictionary;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.onhook.api.driver.SwitchLink;
import org.onhook.csta.profile.SwitchProfile;
import org.onhook.csta.settings.LinkSettings;
import org.onhook.csta.settings.ProfileFacts;
import org.onhook.driver.support.configuration.ConfiguredLinks;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
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

    private final CstaLinks factory = new CstaLinks(this::profile);
    private final ConfiguredLinks<LinkSettings, CstaLink> links;
    private final Map<ServiceReference<SwitchProfile>, ProfileFacts> profiles =
            new ConcurrentSkipListMap<>(Collections.reverseOrder());

    @Activate
    public LinkConfigurations(BundleContext context) {
        this.links = new ConfiguredLinks<>(PID, factory, context);
    }

    @Deactivate
    void stop() {
        links.close();
    }

    @Reference(policy = ReferencePolicy.DYNAMIC, cardinality = ReferenceCardinality.MULTIPLE)
    void bindProfile(SwitchProfile profile, ServiceReference<SwitchProfile> reference) {
        profiles.put(reference, ProfileFacts.of(profile));
        links.forEach(factory::update);
    }

    void unbindProfile(ServiceReference<SwitchProfile> reference) {
        profiles.remove(reference);
        links.forEach(factory::update);
    }

    @Override
    public String getName() {
        return "CSTA links";
    }

    @Override
    public void updated(String pid, Dictionary<String, ?> properties) {
        links.updated(pid, properties);
    }

    @Override
    public void deleted(String pid) {
        links.deleted(pid);
    }

    private Optional<ProfileFacts> profile(String name) {
        return profiles.values().stream()
                .filter(profile -> profile.name().equals(name))
                .findFirst();
    }
}
