package org.onhook.csta.message;

import java.util.List;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.ConnectionId;
import org.onhook.api.call.DeviceId;
import org.onhook.api.call.DeviceKind;
import org.onhook.api.call.SnapshotConnection;

/** Makes call events of the answers to snapshot services, which leave out what is known from the request. */
public final class SnapshotEvents {

    private SnapshotEvents() {}

    /** @param dn the device that was asked about, in its configured spelling */
    public static CallEvent.DeviceSnapshot ofDevice(long micros, String dn, List<SnapshotConnection> connections) {
        return new CallEvent.DeviceSnapshot(
                micros,
                dn,
                connections.stream()
                        .map(item -> new SnapshotConnection(item.connection(), device(dn, item), item.state()))
                        .toList());
    }

    private static DeviceId device(String dn, SnapshotConnection item) {
        if (item.device().id().equals(dn)) {
            return item.device();
        }
        DeviceId half = item.connection().device();
        return half.id().equals(dn) ? half : new DeviceId.Identified(dn, dn, DeviceKind.INTERNAL_NUMBER);
    }

    /** @param callId the call that was asked about */
    public static CallEvent.CallSnapshot ofCall(
            long micros,
            String callId,
            DeviceId callingDevice,
            DeviceId calledDevice,
            List<SnapshotConnection> connections) {
        return new CallEvent.CallSnapshot(
                micros,
                callId,
                callingDevice,
                calledDevice,
                connections.stream().map(item -> inCall(callId, item)).toList());
    }

    private static SnapshotConnection inCall(String callId, SnapshotConnection item) {
        ConnectionId said = item.connection();
        DeviceId half = said.device();
        DeviceId device = item.device() == DeviceId.Withheld.ABSENT ? half : item.device();
        ConnectionId connection = said.callId().isEmpty()
                ? new ConnectionId(callId, half == DeviceId.Withheld.ABSENT ? device : half)
                : said;
        return new SnapshotConnection(connection, device, item.state());
    }
}
