package org.onhook.http.osgi;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.onhook.api.driver.SwitchLink;
import org.onhook.api.request.RequestService;
import org.onhook.api.tlib.DeliveryStatus;
import org.onhook.api.tlib.ReleaseHistory;
import org.onhook.api.tracking.CallDirectory;
import org.onhook.http.access.Access;
import org.onhook.http.operations.ConnectorServices;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The connector's services, which may come and go. The reference to {@link Access} has whatever uses them go before the
 * interface does.
 */
@Component(reference = @Reference(name = "before-http", service = Access.class))
public final class BoundServices implements ConnectorServices {

    @Reference(policy = DYNAMIC, policyOption = GREEDY)
    private volatile List<SwitchLink> links = List.of();

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    private volatile CallDirectory calls;

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    private volatile ReleaseHistory releases;

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    private volatile DeliveryStatus delivery;

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    private volatile RequestService requests;

    @Override
    public List<SwitchLink> links() {
        return links.stream().sorted(Comparator.comparing(SwitchLink::name)).toList();
    }

    @Override
    public Optional<CallDirectory> calls() {
        return Optional.ofNullable(calls);
    }

    @Override
    public Optional<ReleaseHistory> releases() {
        return Optional.ofNullable(releases);
    }

    @Override
    public Optional<DeliveryStatus> delivery() {
        return Optional.ofNullable(delivery);
    }

    @Override
    public Optional<RequestService> requests() {
        return Optional.ofNullable(requests);
    }
}
