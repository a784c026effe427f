package org.onhook.http.stream;

import java.util.Set;
import org.onhook.api.tlib.TEventType;

/**
 * Which events a consumer wants.
 *
 * @param dns those of these DNs; empty for all
 * @param types those of these types; empty for all
 */
public record Filter(Set<String> dns, Set<TEventType> types) {

    public Filter {
        dns = Set.copyOf(dns);
        types = Set.copyOf(types);
    }

    boolean accepts(StreamedEvent event) {
        return (types.isEmpty() || types.contains(event.type())) && (dns.isEmpty() || dns.contains(event.dn()));
    }
}
