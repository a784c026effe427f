package org.onhook.csta;

import java.util.List;
import java.util.Map;
import org.onhook.csta.profile.SwitchProfile;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Registers each built-in profile as a service, so that a vendor's profile of the same name can outrank it. */
@Component(
        service = {},
        immediate = true)
public final class BuiltInProfileServices {

    private final List<ServiceRegistration<SwitchProfile>> registrations;

    @Activate
    public BuiltInProfileServices(BundleContext context) {
        registrations = BuiltInProfiles.ALL.stream()
                .map(profile -> context.registerService(
                        SwitchProfile.class,
                        profile,
                        FrameworkUtil.asDictionary(Map.of("onhook.profile", profile.name()))))
                .toList();
    }

    @Deactivate
    void stop() {
        registrations.forEach(ServiceRegistration::unregister);
    }
}
