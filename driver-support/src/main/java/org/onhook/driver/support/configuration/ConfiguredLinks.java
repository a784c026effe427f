package org.onhook.driver.support.configuration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.onhook.api.driver.SwitchLink;
import org.onhook.driver.support.settings.SettingsException;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The links that are configured: for each configuration {@code PID~NAME} one {@link SwitchLink} service. A configuration that
 * is refused leaves the link as it was. Its methods may be called from any thread; none connects, and so all may be called
 * from that of Configuration Admin.
 *
 * @param <S> a configuration, validated
 * @param <L> a link
 */
public final class ConfiguredLinks<S, L extends SwitchLink> implements AutoCloseable {

    /** Offers links to others. */
    @ConsumerType
    @FunctionalInterface
    public interface Registrar {
        /** Offers one; the result withdraws it. */
        Runnable register(SwitchLink link, Map<String, ?> properties);
    }

    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredLinks.class);
    private static final List<String> FOREIGN_KEYS =
            List.of("service.", "felix.", "component.", "osgi.", "org.apache.felix.", "onhook.", ".");

    private final String factoryPid;
    private final Path home;
    private final LinkFactory<S, L> factory;
    private final Registrar registrar;
    private final Map<String, Entry> links = new HashMap<>();
    private boolean closed;

    /**
     * Links that are offered in the service registry. Relative file names start at {@code onhook.home}, a framework property
     * or else a system property.
     *
     * @param factoryPid the {@code PID} of {@code PID~NAME}
     */
    public ConfiguredLinks(String factoryPid, LinkFactory<S, L> factory, BundleContext context) {
        this(factoryPid, factory, home(context), (link, properties) -> {
            ServiceRegistration<SwitchLink> registration =
                    context.registerService(SwitchLink.class, link, FrameworkUtil.asDictionary(properties));
            return registration::unregister;
        });
    }

    /**
     * Links that are offered by a registrar.
     *
     * @param factoryPid the {@code PID} of {@code PID~NAME}
     * @param home where relative file names start
     */
    public ConfiguredLinks(String factoryPid, LinkFactory<S, L> factory, Path home, Registrar registrar) {
        this.factoryPid = factoryPid;
        this.factory = factory;
        this.home = home;
        this.registrar = registrar;
    }

    private static Path home(BundleContext context) {
        String home = context.getProperty("onhook.home");
        return Path.of(home == null ? "" : home);
    }

    /** A configuration is new or has changed, as a {@code ManagedServiceFactory} hears of it. */
    public void updated(String pid, Dictionary<String, ?> properties) {
        Map<String, ?> values = FrameworkUtil.asMap(properties);
        String name = pid.startsWith(factoryPid + "~") ? pid.substring(factoryPid.length() + 1) : pid;
        configure(pid, name, fileName(name, values), values);
    }

    private String fileName(String name, Map<String, ?> values) {
        Object installed = values.get("felix.fileinstall.filename");
        return installed == null
                ? factoryPid + "~" + name + ".cfg"
                : installed.toString().replaceFirst(".*[/\\\\]", "");
    }

    private synchronized void configure(String pid, String name, String file, Map<String, ?> values) {
        if (closed) {
            return;
        }
        Entry known = links.get(pid);
        S settings;
        try {
            settings = factory.parse(name, file, values, home);
        } catch (SettingsException e) {
            String consequence =
                    known == null ? "there is no such link until it is mended" : "the link goes on as it was";
            LOG.error("{}; {}", e.getMessage(), consequence);
            return;
        }
        Set<String> warned = known == null ? new HashSet<>() : known.warnedKeys;
        warnOfUnknownKeys(file, values, warned);
        if (known != null && known.properties.equals(factory.properties(settings))) {
            known.settings = settings;
            factory.update(known.link, settings);
        } else {
            if (known != null) {
                known.remove();
            }
            links.put(pid, new Entry(settings, warned));
        }
    }

    /** A configuration is gone. */
    public synchronized void deleted(String pid) {
        Entry known = links.remove(pid);
        if (known != null) {
            known.remove();
        }
    }

    /** Withdraws and closes all links. What Configuration Admin, on its own thread, is still about to deliver comes to nothing. */
    @Override
    public synchronized void close() {
        closed = true;
        List<Entry> all = new ArrayList<>(links.values());
        links.clear();
        all.forEach(Entry::remove);
    }

    /** Each link and its configuration in turn. */
    public synchronized void forEach(BiConsumer<L, S> action) {
        links.values().forEach(entry -> action.accept(entry.link, entry.settings));
    }

    private void warnOfUnknownKeys(String file, Map<String, ?> values, Set<String> warned) {
        for (String key : values.keySet()) {
            boolean foreign = FOREIGN_KEYS.stream().anyMatch(key::startsWith);
            if (!foreign && !factory.keys().contains(key) && warned.add(key)) {
                LOG.warn("{}: {} is not a key and is ignored; keys are {}", file, key, factory.keys());
            }
        }
    }

    private final class Entry {
        private final L link;
        private final Map<String, ?> properties;
        private final Set<String> warnedKeys;
        private final Runnable withdraw;
        private S settings;

        private Entry(S settings, Set<String> warnedKeys) {
            this.settings = settings;
            this.link = factory.create(settings);
            this.properties = factory.properties(settings);
            this.warnedKeys = warnedKeys;
            this.withdraw = registrar.register(link, properties);
        }

        private void remove() {
            withdraw.run();
            link.close();
        }
    }
}
