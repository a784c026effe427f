package org.onhook.csta.message;

import java.util.ArrayList;
import java.util.List;
import org.onhook.api.call.Cause;
import org.onhook.api.call.ConnectionId;
import org.onhook.api.call.ConnectionListItem;
import org.onhook.api.call.DeviceId;
import org.onhook.api.call.LocalConnectionState;

/** What an event says, field by field, while it is being read. One object is used for all events of a link. */
public final class EventFields {

    EventKind kind;
    String crossRef;
    ConnectionId primary;
    ConnectionId secondary;
    ConnectionId networkInterface;
    DeviceId subject;
    DeviceId calling;
    DeviceId called;
    DeviceId lastRedirection;
    DeviceId second;
    LocalConnectionState local;
    Cause cause;
    String linkageId;
    final List<ConnectionListItem> connections = new ArrayList<>();

    void clear(EventKind newKind) {
        kind = newKind;
        crossRef = "";
        primary = ConnectionId.NONE;
        secondary = ConnectionId.NONE;
        networkInterface = ConnectionId.NONE;
        subject = DeviceId.Withheld.ABSENT;
        calling = DeviceId.Withheld.ABSENT;
        called = DeviceId.Withheld.ABSENT;
        lastRedirection = DeviceId.Withheld.ABSENT;
        second = DeviceId.Withheld.ABSENT;
        local = LocalConnectionState.ABSENT;
        cause = Cause.NONE;
        linkageId = "";
        connections.clear();
    }

    public EventKind kind() {
        return kind;
    }

    /** The monitor that the event belongs to; empty if the switch did not say. */
    public String crossRef() {
        return crossRef;
    }
}
