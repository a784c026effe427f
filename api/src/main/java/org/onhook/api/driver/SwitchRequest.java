package org.onhook.api.driver;

import org.onhook.api.call.ConnectionId;
import org.onhook.api.request.TRequest;

/**
 * A request of a client as a link is given it: with the switch's own identifiers.
 *
 * @param referenceId by which the link says what the switch answered
 * @param request what is requested
 * @param connection the connection to act upon, as the switch spelled it: that of {@code ThisDN} in the call of {@code ConnID};
 *     for {@code TDeleteFromConference} that of {@code OtherDN}; {@link ConnectionId#NONE} for {@code TMakeCall}
 * @param held the connection of {@code ThisDN} in the call that it holds, where the request is about two calls; else
 *     {@link ConnectionId#NONE}
 */
public record SwitchRequest(long referenceId, TRequest request, ConnectionId connection, ConnectionId held) {}
