package org.onhook.tracking.policy;

import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import org.onhook.api.release.ReleasePolicy;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * Registers the built-in policies as services, each by itself, ranked by strength in steps of 100: a vendor's policy can be
 * ranked between any two, or take the place of one by its name and a higher ranking. It registers itself
 * as well, after all of them, and withdraws itself before: a component with a service would be there too early.
 */
@Component(
        service = {},
        immediate = true)
public final class PolicyServices {

    private static final int STEP = 100;

    private final List<ServiceRegistration<ReleasePolicy>> registrations = new ArrayList<>();
    private final ServiceRegistration<PolicyServices> complete;

    @Activate
    public PolicyServices(BundleContext context) {
        List<ReleasePolicy> policies = BuiltInPolicies.inOrder();
        for (int i = 0; i < policies.size(); i++) {
            Dictionary<String, Object> properties = new Hashtable<>();
            properties.put("onhook.policy.name", policies.get(i).name());
            properties.put(Constants.SERVICE_RANKING, STEP * (policies.size() - i));
            registrations.add(context.registerService(ReleasePolicy.class, policies.get(i), properties));
        }
        complete = context.registerService(PolicyServices.class, this, new Hashtable<>());
    }

    @Deactivate
    void stop() {
        complete.unregister();
        registrations.forEach(ServiceRegistration::unregister);
    }
}
