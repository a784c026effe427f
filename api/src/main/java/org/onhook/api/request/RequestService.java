package org.onhook.api.request;

import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** Takes the requests of clients. May be called from any thread. */
@ProviderType
public interface RequestService {

    /**
     * Takes a request, and returns at once; it does not wait for the switch. Requests about one call or one device are made of the
     * switch one by one, at a distance, in the order in which they were submitted.
     */
    Submission submit(TRequest request);

    /**
     * The requests that the link which reports this DN can carry out at all; empty if the DN is not monitored, or no link reports
     * it now.
     */
    Set<TRequestType> offered(String thisDn);
}
