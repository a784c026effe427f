package org.onhook.tracking.lane;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** For each monitored device the link whose reports on it are handled. Guarded by its lane's lock. */
final class Reporters {

    private final Map<String, Feed> byDn = new LinkedHashMap<>();
    private final Map<Feed, Integer> counts = new HashMap<>();

    /** The link that reports a device, or null. */
    Feed of(String dn) {
        return byDn.get(dn);
    }

    /** The link that reports a device; {@code otherwise} if none does. */
    Feed of(String dn, Feed otherwise) {
        return byDn.getOrDefault(dn, otherwise);
    }

    void set(String dn, Feed feed) {
        lessOne(byDn.put(dn, feed));
        counts.merge(feed, 1, Integer::sum);
    }

    void remove(String dn) {
        lessOne(byDn.remove(dn));
    }

    /** This link reports no device any more. */
    void remove(Feed feed) {
        byDn.values().removeIf(reporter -> reporter == feed);
        counts.remove(feed);
    }

    /** How many devices this link reports. */
    int count(Feed feed) {
        return counts.getOrDefault(feed, 0);
    }

    /** The devices that this link reports, in the order in which they were first reported. */
    Set<String> reportedBy(Feed feed) {
        Set<String> reported = new LinkedHashSet<>();
        byDn.forEach((dn, reporter) -> {
            if (reporter == feed) {
                reported.add(dn);
            }
        });
        return reported;
    }

    private void lessOne(Feed former) {
        if (former != null) {
            counts.computeIfPresent(former, (feed, count) -> count == 1 ? null : count - 1);
        }
    }
}
