package org.onhook.simulator.switching;

import java.util.List;

/** Takes the fields of an event in their order on the wire. */
public interface EventFields {

    void connection(String element, ConnectionRef connection);

    /** A device; "" is {@code notKnown}. */
    void device(String element, String number);

    /** The device that the call was redirected from last; "" is {@code notRequired}. */
    void redirection(String element, String number);

    void connections(String element, List<JoinedConnection> connections);

    void local(LocalState state);

    void cause(EventCause cause);
}
