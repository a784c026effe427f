package org.onhook.tracking;

import java.util.List;
import java.util.Optional;
import org.onhook.api.call.ConnectionId;
import org.onhook.api.call.DeviceId;
import org.onhook.tracking.model.Call;
import org.onhook.tracking.model.Leg;

/**
 * Finds whose leg a connection is. The device half of a connection identifier may be the device itself in any spelling, or
 * a dynamic identifier that was seen beside the device before (Alcatel OXE).
 */
final class LegFinder {

    private LegFinder() {}

    /** The leg in the call that a connection and the device named beside it belong to, or null. */
    static Leg find(Call call, ConnectionId connection, DeviceId device) {
        return in(call.legs(), connection, device);
    }

    /** Likewise, among the legs that have left; the latest of them. */
    static Leg findDeparted(Call call, ConnectionId connection, DeviceId device) {
        return in(call.departed(), connection, device);
    }

    /** The leg that is in the call, or else has left it; or null. */
    static Leg findEver(Call call, ConnectionId connection, DeviceId device) {
        Leg leg = find(call, connection, device);
        return leg != null ? leg : findDeparted(call, connection, device);
    }

    /** Whether a device is in the call, or has left it. */
    static boolean wasEverAt(Call call, DeviceId device) {
        return findEver(call, ConnectionId.NONE, device) != null;
    }

    /** The leg of the device that a monitor is on, or null. */
    static Leg ofMonitor(List<Leg> legs, String dn) {
        for (Leg leg : legs) {
            if (leg.isDn() && leg.dn().number().equals(dn)) {
                return leg;
            }
        }
        return null;
    }

    /** The leg of a device, or null. */
    static Leg at(Call call, DeviceId device) {
        return in(call.legs(), ConnectionId.NONE, device);
    }

    private static Leg in(List<Leg> legs, ConnectionId connection, DeviceId device) {
        Leg byConnection = null;
        for (int i = legs.size() - 1; i >= 0; i--) {
            Leg leg = legs.get(i);
            if (leg.isAt(device)) {
                return leg;
            }
            if (byConnection == null && owns(leg, connection.device())) {
                byConnection = leg;
            }
        }
        return byConnection;
    }

    private static boolean owns(Leg leg, DeviceId connectionDevice) {
        return connectionDevice.identified()
                && (leg.isAt(connectionDevice) || connectionDevice.id().equals(leg.connectionDevice()));
    }

    /** Remembers a connection's device half beside the leg it belongs to. */
    static void learn(Leg leg, ConnectionId connection) {
        if (connection.device().identified()) {
            leg.setSpelling(connection.device());
        }
        if (connection.device().identified() && !leg.isAt(connection.device())) {
            leg.setConnectionDevice(connection.device().id());
        }
    }

    /** The device that an event is about: the one it names, else the device half of the connection. */
    static DeviceId subject(DeviceId named, ConnectionId connection) {
        return named.identified() || !connection.device().identified() ? named : connection.device();
    }

    /** The only leg besides one, if there is just one. */
    static Optional<Leg> onlyOther(Call call, Leg leg) {
        Leg other = null;
        for (Leg candidate : call.legs()) {
            if (candidate != leg && !candidate.isGone()) {
                if (other != null) {
                    return Optional.empty();
                }
                other = candidate;
            }
        }
        return Optional.ofNullable(other);
    }
}
