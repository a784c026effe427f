package org.onhook.simulator.switching;

/**
 * One item of a connection list after a transfer or conference.
 *
 * @param now the connection after it
 * @param before the connection before it
 * @param endpoint the device's number, or "" for {@code notKnown}
 */
public record JoinedConnection(ConnectionRef now, ConnectionRef before, String endpoint) {}
