package org.onhook.asterisk.policy;

import java.util.List;
import org.onhook.api.release.ReleasePolicy;

/** The policies that read what Asterisk says, the strongest first. They abstain on the releases of other switches. */
public final class AsteriskPolicies {

    private AsteriskPolicies() {}

    /** A new list of them. */
    public static List<ReleasePolicy> inOrder() {
        return List.of(new OwnRequest(), new PeerRequest(), new NoEvidence());
    }
}
