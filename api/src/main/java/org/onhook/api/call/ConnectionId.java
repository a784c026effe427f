package org.onhook.api.call;

/**
 * One device's part in one call (ECMA-323, ConnectionID). Either half may be missing on the wire.
 *
 * @param callId the switch's identifier of the call, an opaque string; empty where the switch left it out
 * @param device the device half, which may be a static device identifier, a dynamic one, or
 *     {@link DeviceId.Withheld#ABSENT}
 */
public record ConnectionId(String callId, DeviceId device) {

    /** No connection was named. */
    public static final ConnectionId NONE = new ConnectionId("", DeviceId.Withheld.ABSENT);

    /** Whether either half is present. */
    public boolean isPresent() {
        return !callId.isEmpty() || device.identified();
    }
}
