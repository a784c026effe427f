package org.onhook.api.call;

/**
 * One connection of the call that a conference or a transfer made (ECMA-323, ConnectionListItem).
 *
 * @param newConnection the connection in the resulting call
 * @param oldConnection the connection it was before, {@link ConnectionId#NONE} where it is new or not said
 * @param endpoint the device at its end
 */
public record ConnectionListItem(ConnectionId newConnection, ConnectionId oldConnection, DeviceId endpoint) {}
