package org.onhook.asterisk;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.onhook.asterisk.settings.LinkSettings;
import org.onhook.asterisk.settings.SettingsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The links that are configured. A configuration that is refused leaves the link as it was. Its methods do not connect,
 * and may so be called from the configuration's thread.
 */
final class ConfiguredLinks {

    /** Offers a link to others. */
    interface Registrar {
        /** Offers it; the result withdraws it. */
        Runnable register(AsteriskLink link);
    }

    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredLinks.class);
    private static final List<String> FOREIGN_KEYS =
            List.of("service.", "felix.", "component.", "osgi.", "org.apache.felix.", "onhook.", ".");

    private final Path home;
    private final Registrar registrar;
    private final Map<String, Entry> links = new HashMap<>();

    /**
     * @param home where relative file names start
     */
    ConfiguredLinks(Path home, Registrar registrar) {
        this.home = home;
        this.registrar = registrar;
    }

    /** A configuration is new or has changed; false if it is refused. */
    synchronized boolean configure(String pid, String name, String file, Map<String, ?> values) {
        Entry known = links.get(pid);
        LinkSettings settings;
        try {
            settings = LinkSettings.parse(name, file, values, home);
        } catch (SettingsException e) {
            String consequence =
                    known == null ? "there is no such link until it is mended" : "the link goes on as it was";
            LOG.error("{}; {}", e.getMessage(), consequence);
            return false;
        }
        Set<String> warned = known == null ? new HashSet<>() : known.warnedKeys;
        warnOfUnknownKeys(file, values, warned);
        if (known != null && known.canBecome(settings)) {
            known.link.update(settings);
        } else {
            if (known != null) {
                known.remove();
            }
            links.put(pid, new Entry(settings, warned));
        }
        return true;
    }

    /** A configuration is gone. */
    synchronized void delete(String pid) {
        Entry known = links.remove(pid);
        if (known != null) {
            known.remove();
        }
    }

    synchronized void deleteAll() {
        List<Entry> all = new ArrayList<>(links.values());
        links.clear();
        all.forEach(Entry::remove);
    }

    private static void warnOfUnknownKeys(String file, Map<String, ?> values, Set<String> warned) {
        for (String key : values.keySet()) {
            boolean foreign = FOREIGN_KEYS.stream().anyMatch(key::startsWith);
            if (!foreign && !LinkSettings.KEYS.contains(key) && warned.add(key)) {
                LOG.warn("{}: {} is not a key and is ignored; keys are {}", file, key, LinkSettings.KEYS);
            }
        }
    }

    private final class Entry {
        private final AsteriskLink link;
        private final Set<String> warnedKeys;
        private final Runnable withdraw;

        private Entry(LinkSettings settings, Set<String> warnedKeys) {
            this.link = new AsteriskLink(settings);
            this.warnedKeys = warnedKeys;
            this.withdraw = registrar.register(link);
        }

        private boolean canBecome(LinkSettings settings) {
            return settings.switchName().equals(link.switchName());
        }

        private void remove() {
            withdraw.run();
            link.close();
        }
    }
}
