package org.onhook.simulator.switching;

/**
 * A call control service that a client asks for (ECMA-269).
 *
 * @param service its name, such as {@code ClearConnection}
 * @param connection the connection that it is about, or the active one of two
 * @param held the connection that is held, if it is about two
 * @param from the calling device, if it is about no connection
 * @param to the number to call, if there is one
 */
public record ServiceRequest(String service, ConnectionRef connection, ConnectionRef held, String from, String to) {}
