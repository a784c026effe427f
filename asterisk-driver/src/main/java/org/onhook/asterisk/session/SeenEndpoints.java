package org.onhook.asterisk.session;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.onhook.asterisk.settings.EndpointNames;

/** The endpoints that are monitored, or were before the connection was lost. Belongs to the link's thread. */
final class SeenEndpoints {

    private static final int MOST = 100_000;

    private final Set<String> known = new LinkedHashSet<>();

    /** Those to begin with under this configuration: the named ones, and those that were seen before and still count. */
    List<String> toStart(EndpointNames wanted) {
        known.removeIf(endpoint -> !wanted.contains(endpoint));
        known.addAll(wanted.named());
        return List.copyOf(known);
    }

    /** An endpoint was seen; true if it is a new one. */
    boolean add(String endpoint) {
        return known.size() < MOST && known.add(endpoint);
    }

    /** All of them. */
    Set<String> all() {
        return Collections.unmodifiableSet(known);
    }

    int size() {
        return known.size();
    }
}
