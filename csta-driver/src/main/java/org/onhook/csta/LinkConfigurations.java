package org.onhook.csta;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.onhook.api.driver.SwitchLink;
import org.onhook.csta.profile.SwitchProfile;
import org.onhook.csta.settings.LinkSettings;
import org.onhook.csta.settings.ProfileFacts;
import org.onhook.csta.settings.SettingsException;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns each configuration {@code onhook.csta.link~NAME} into a {@link SwitchLink} service.
 *
 * <p>A factory of its own rather than a factory component: a component whose configuration is refused has no way to keep
 * its last good one in its service properties, nor to fail without a stack trace in the log.
 */
@Component(service = ManagedServiceFactory.class, property = "service.pid=" + LinkConfigurations.PID)
public final class LinkConfigurations implements ManagedServiceFactory {

    static final String PID = "onhook.csta.link";

    private static final Logger LOG = LoggerFactory.getLogger(LinkConfigurations.class);
    private static final List<String> FOREIGN_KEYS =
            List.of("service.", "felix.", "component.", "osgi.", "org.apache.felix.", "onhook.", ".");

    private final BundleContext context;
    private final Path home;
    private final Map<String, Configured> links = new HashMap<>();
    private final Map<ServiceReference<SwitchProfile>, ProfileFacts> profiles =
            new TreeMap<>(Collections.reverseOrder());

    @Activate
    public LinkConfigurations(BundleContext context) {
        this.context = context;
        String configured = context.getProperty("onhook.home");
        this.home = Path.of(configured == null ? "" : configured);
    }

    @Deactivate
    synchronized void stop() {
        List<Configured> all = new ArrayList<>(links.values());
        links.clear();
        all.forEach(Configured::remove);
    }

    @Reference(policy = ReferencePolicy.DYNAMIC, cardinality = ReferenceCardinality.MULTIPLE)
    synchronized void bindProfile(SwitchProfile profile, ServiceReference<SwitchProfile> reference) {
        profiles.put(reference, ProfileFacts.of(profile));
        refresh();
    }

    synchronized void unbindProfile(ServiceReference<SwitchProfile> reference) {
        profiles.remove(reference);
        refresh();
    }

    @Override
    public String getName() {
        return "CSTA links";
    }

    @Override
    public synchronized void updated(String pid, Dictionary<String, ?> properties) {
        Map<String, ?> values = FrameworkUtil.asMap(properties);
        String name = pid.startsWith(PID + "~") ? pid.substring(PID.length() + 1) : pid;
        String file = fileName(name, values);
        Configured known = links.get(pid);
        LinkSettings settings;
        try {
            settings = LinkSettings.parse(name, file, values, home);
        } catch (SettingsException e) {
            LOG.error(
                    "{}; {}",
                    e.getMessage(),
                    known == null ? "there is no such link until it is mended" : "the link goes on as it was");
            return;
        }
        Set<String> warned = known == null ? new HashSet<>() : known.warnedKeys;
        warnOfUnknownKeys(file, values, warned);
        if (known != null && known.canBecome(settings)) {
            known.link.update(settings, profile(settings.profile()));
        } else {
            if (known != null) {
                known.remove();
            }
            links.put(pid, new Configured(settings, warned));
        }
    }

    @Override
    public synchronized void deleted(String pid) {
        Configured known = links.remove(pid);
        if (known != null) {
            known.remove();
        }
    }

    private void refresh() {
        links.values().forEach(known -> {
            LinkSettings settings = known.link.settings();
            known.link.update(settings, profile(settings.profile()));
        });
    }

    private Optional<ProfileFacts> profile(String name) {
        return profiles.values().stream()
                .filter(profile -> profile.name().equals(name))
                .findFirst();
    }

    private static String fileName(String name, Map<String, ?> values) {
        Object installed = values.get("felix.fileinstall.filename");
        return installed == null
                ? PID + "~" + name + ".cfg"
                : installed.toString().replaceFirst(".*[/\\\\]", "");
    }

    private static void warnOfUnknownKeys(String file, Map<String, ?> values, Set<String> warned) {
        for (String key : values.keySet()) {
            boolean foreign = FOREIGN_KEYS.stream().anyMatch(key::startsWith);
            if (!foreign && !LinkSettings.KEYS.contains(key) && warned.add(key)) {
                LOG.warn("{}: {} is not a key and is ignored; keys are {}", file, key, LinkSettings.KEYS);
            }
        }
    }

    /** A link and its registration. */
    private final class Configured {
        private final CstaLink link;
        private final int priority;
        private final Set<String> warnedKeys;
        private final ServiceRegistration<SwitchLink> registration;

        private Configured(LinkSettings settings, Set<String> warnedKeys) {
            this.link = new CstaLink(settings, profile(settings.profile()));
            this.priority = settings.priority();
            this.warnedKeys = warnedKeys;
            this.registration = context.registerService(
                    SwitchLink.class,
                    link,
                    FrameworkUtil.asDictionary(Map.of(
                            "onhook.link.name",
                            settings.name(),
                            "onhook.switch",
                            settings.switchName(),
                            "onhook.link.priority",
                            priority)));
        }

        private boolean canBecome(LinkSettings settings) {
            return settings.switchName().equals(link.switchName()) && settings.priority() == priority;
        }

        private void remove() {
            registration.unregister();
            link.close();
        }
    }
}
