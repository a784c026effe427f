package ${package};

import java.util.Dictionary;
import org.onhook.driver.support.configuration.ConfiguredLinks;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ManagedServiceFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * Turns each configuration {@code ${package}.link~NAME} into a link that is registered as a service.
 *
 * <p>It hears of configurations itself, rather than being a component for each: so a wrong one is refused with one line, and
 * the link goes on as it was.
 */
@Component(service = ManagedServiceFactory.class, immediate = true, property = "service.pid=" + LinkConfigurations.PID)
public final class LinkConfigurations implements ManagedServiceFactory {

    static final String PID = "${package}.link";

    private final ConfiguredLinks<${switchMake}Settings, ${switchMake}Link> links;

    @Activate
    public LinkConfigurations(BundleContext context) {
        this.links = new ConfiguredLinks<>(PID, new ${switchMake}Links(), context);
    }

    @Deactivate
    void stop() {
        links.close();
    }

    @Override
    public String getName() {
        return "${switchMake} links";
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
