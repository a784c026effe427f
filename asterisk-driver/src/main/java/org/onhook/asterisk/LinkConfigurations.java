package org.onhook.asterisk;

import java.util.Dictionary;
import org.onhook.api.driver.SwitchLink;
import org.onhook.asterisk.policy.PolicyServices;
import org.onhook.asterisk.settings.LinkSettings;
import org.onhook.driver.support.configuration.ConfiguredLinks;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ManagedServiceFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

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

    private final ConfiguredLinks<LinkSettings, AsteriskLink> links;

    /** @param policies not called; there is no link without the policies that can read what it reports */
    @Activate
    public LinkConfigurations(BundleContext context, @Reference PolicyServices policies) {
        this.links = new ConfiguredLinks<>(PID, new AsteriskLinks(), context);
    }

    @Deactivate
    void stop() {
        links.close();
    }

    @Override
    public String getName() {
        return "Asterisk links";
    }

    @Override
    public void updated(String pid, Dictionary<String, ?> properties) {
        links.updated(pid, properties);
    }

    @Override
    public void deleted(String pid) {
        links.deleted(pid);
    }
}
