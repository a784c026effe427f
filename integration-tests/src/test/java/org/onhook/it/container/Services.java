package org.onhook.it.container;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.onhook.api.driver.LinkStatus;
import org.onhook.api.driver.SwitchLink;
import org.onhook.api.sink.EventSink;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * Looks up services at the moment they are asked for.
 *
 * @param context the bundle that asks
 */
record Services(BundleContext context) {

    <T> List<T> all(Class<T> type) {
        return all(type, null);
    }

    /** The sinks but the one that the HTTP interface has of its own. */
    List<EventSink> configuredSinks() {
        return all(EventSink.class, "(!(onhook.sink.name=http))");
    }

    private <T> List<T> all(Class<T> type, String filter) {
        try {
            Collection<ServiceReference<T>> found = context.getServiceReferences(type, filter);
            return found.stream().map(context::getService).toList();
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    Optional<SwitchLink> link(String name) {
        return all(SwitchLink.class).stream()
                .filter(link -> link.name().equals(name))
                .findFirst();
    }

    boolean isUp(String link) {
        return link(link)
                .map(found -> found.status().state() == LinkStatus.State.UP)
                .orElse(false);
    }
}
