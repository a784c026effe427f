package org.onhook.api.tracking;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The lane of a switch, as a {@link CallEventListener} may ask it about the moment before an event is handled. A switch whose
 * lane is given up and opened again has another one then.
 */
@ProviderType
public interface CallLane {

    /** The switch. */
    String switchName();

    /** How releases that begin with the event are attributed: the same object as long as that stays as it is. */
    AttributionInForce attribution();

    /** How many calls are in progress. */
    int callsInProgress();

    /**
     * All that is tracked, in a form that call tracking can read. What it costs grows with the number of calls in progress.
     */
    byte[] state();
}
