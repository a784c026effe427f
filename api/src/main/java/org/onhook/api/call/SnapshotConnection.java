package org.onhook.api.call;

/**
 * One connection in the answer to a snapshot service.
 *
 * @param connection its identifier
 * @param device the device at its end ({@code deviceOnCall}); in the snapshot of a device that device itself
 * @param state its state; {@link LocalConnectionState#ABSENT} where the switch does not say
 */
public record SnapshotConnection(ConnectionId connection, DeviceId device, LocalConnectionState state) {}
