package org.onhook.simulator.switching;

import java.util.List;
import java.util.Set;

/** Is told what really happens in a story. */
public interface Witness {

    /** A call has this id, perhaps besides others. */
    void called(String callId);

    /** A device takes part in a call. */
    void takesPart(Device device);

    /**
     * A leg ended.
     *
     * @param before its state before
     * @param callerGaveUp whether the call was given up before it was answered
     */
    void released(Device device, LocalState before, Initiator initiator, Set<Leeway> tolerated, boolean callerGaveUp);

    /** A leg that alerted or waited lost the call, which goes on elsewhere. */
    void diverted(Device device, LocalState before);

    /** The called party turned the call down. */
    void rejected(Device device);

    /** A device left a conference that goes on. */
    void left(Device device, Initiator initiator, Set<Leeway> tolerated, List<Device> staying);

    /** The device joined calls; its own connection ended once for each call it left. */
    void joined(Device by, Joining joining, int connectionsLeft);

    /**
     * A device went on in a joined call.
     *
     * @param certain whether this shows to somebody who sees the monitored devices only
     */
    void moved(Device device, boolean certain);

    /** The caller was told that the call failed. */
    void failed(Device caller, EventCause cause);

    /** The last of a call. */
    void ended(Initiator initiator, Set<Leeway> tolerated);

    /** The link was lost in the middle of the call. */
    void linkLost();
}
