package org.onhook.tracking.policy;

import java.util.Optional;
import org.onhook.api.release.Initiator;
import org.onhook.api.release.Release;
import org.onhook.api.release.ReleasePolicy;
import org.onhook.api.release.Verdict;

/**
 * A device of the call is out of service: what clears then is no person's act unless the switch says so (story 12).
 */
public final class OutOfService implements ReleasePolicy {

    @Override
    public String name() {
        return "out-of-service";
    }

    @Override
    public Basis basis() {
        return Basis.STATEMENT;
    }

    @Override
    public Optional<Verdict> judge(Release release) {
        return isAnyOutOfService(release)
                ? Optional.of(Verdict.certain(Initiator.SWITCH, "a device of the call is out of service"))
                : Optional.empty();
    }

    private static boolean isAnyOutOfService(Release release) {
        for (Release.Leg other : release.liveOthers()) {
            if (!other.inService()) {
                return true;
            }
        }
        return !release.leaving().inService();
    }
}
