package org.onhook.asterisk.settings;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Which endpoints are DNs.
 *
 * @param all whether every endpoint is one, as soon as it is seen
 * @param named those that are named
 */
public record EndpointNames(boolean all, Set<String> named) {

    public EndpointNames {
        named = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(named));
    }

    public boolean contains(String endpoint) {
        return all || named.contains(endpoint);
    }
}
