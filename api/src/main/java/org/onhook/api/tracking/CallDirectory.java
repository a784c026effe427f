package org.onhook.api.tracking;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** What call tracking knows at this moment, for operators. May be called from any thread. */
@ProviderType
public interface CallDirectory {

    /** The calls in progress, oldest first, at most {@code limit} of them. */
    List<CallView> calls(int limit);

    /** How {@code releasingDevice} is read on each link. */
    List<LinkReading> readings();

    /**
     * A call in progress.
     *
     * @param switchName the switch it is on
     * @param call the call
     * @param since when it began, in microseconds since 1970-01-01T00:00Z
     * @param parties its parties, in the order in which they joined
     */
    record CallView(String switchName, CallInfo call, long since, List<PartyInfo> parties) {
        public CallView {
            parties = List.copyOf(parties);
        }
    }

    /**
     * How {@code releasingDevice} is read on a link.
     *
     * @param link the link's name
     * @param switchName the switch behind it
     * @param possible the readings that fit all that was seen; one, if it is configured or has been learned
     * @param configured whether the profile or the configuration says so
     * @param contradictions how often what was learned had to be dropped
     */
    record LinkReading(
            String link,
            String switchName,
            List<org.onhook.api.call.ReleasingDeviceReading> possible,
            boolean configured,
            long contradictions) {
        public LinkReading {
            possible = List.copyOf(possible);
        }
    }
}
