package org.onhook.api.tracking;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How releases are attributed at one moment: what is in force of the configuration {@code onhook.attribution}.
 *
 * @param policies the names of the policies that decide, in the order in which they are asked
 * @param waits the bounded waits, by the configuration's keys, in the units that these name
 */
public record AttributionInForce(List<String> policies, SortedMap<String, Long> waits) {

    public AttributionInForce {
        policies = List.copyOf(policies);
        waits = Collections.unmodifiableSortedMap(new TreeMap<>(waits));
    }
}
