package org.onhook.tracking.policy;

import java.util.List;
import org.onhook.api.release.ReleasePolicy;

/** The built-in policies, the strongest first (attribution.md section 3). */
public final class BuiltInPolicies {

    private BuiltInPolicies() {}

    /** A new list of them. */
    public static List<ReleasePolicy> inOrder() {
        return List.of(
                new ConfirmedRequest(),
                new SwitchCause(),
                new Unseen(),
                new ReleasingDevice(),
                new CallerCancelled(),
                new FarSideSignal(),
                new RepeatedFailure(),
                new Rejected(),
                new LeftOnTone(),
                new OutOfService(),
                new ConferenceController(),
                new FirstClear(),
                new LastLeg(),
                new ConferenceLeg());
    }
}
