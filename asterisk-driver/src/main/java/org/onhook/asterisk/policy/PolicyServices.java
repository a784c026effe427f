package org.onhook.asterisk.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.onhook.api.release.ReleasePolicy;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * Registers the policies as services, above the built-in ones, which rank from 1300 down and cannot read Asterisk. It
 * registers itself as well, after all of them, and withdraws itself before: a component with a service would be there too early.
 */
@Component(
        service = {},
        immediate = true)
public final class PolicyServices {

    private static final int LOWEST = 2_000;
    private static final int STEP = 100;

    private final List<ServiceRegistration<ReleasePolicy>> registrations = new ArrayList<>();
    private final ServiceRegistration<PolicyServices> complete;

    @Activate
    public PolicyServices(BundleContext context) {
        List<ReleasePolicy> policies = AsteriskPolicies.inOrder();
        for (int i = 0; i < policies.size(); i++) {
            registrations.add(context.registerService(
                    ReleasePolicy.class,
                    policies.get(i),
                    FrameworkUtil.asDictionary(Map.of(
                            "onhook.policy.name",
                            policies.get(i).name(),
                            Constants.SERVICE_RANKING,
                            LOWEST + STEP * (policies.size() - 1 - i)))));
        }
        complete = context.registerService(PolicyServices.class, this, FrameworkUtil.asDictionary(Map.of()));
    }

    @Deactivate
    void stop() {
        complete.unregister();
        registrations.forEach(ServiceRegistration::unregister);
    }
}
