package org.onhook.csta.message;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.onhook.api.call.Cause;
import org.onhook.api.call.ConnectionListItem;
import org.onhook.api.call.DeviceId;
import org.onhook.api.call.LocalConnectionState;

/** What an event says, field by field. It is used again for others. */
public final class EventFields {

    static final Mention<String> NO_MONITOR = Mention.of("", null);

    EventKind kind;
    Mention<String> monitor;
    ConnectionMention primary;
    ConnectionMention secondary;
    ConnectionMention networkInterface;
    Mention<DeviceId> subject;
    Mention<DeviceId> calling;
    Mention<DeviceId> called;
    Mention<DeviceId> lastRedirection;
    Mention<DeviceId> second;
    LocalConnectionState local;
    Cause cause;
    String linkageId;
    final List<ConnectionListItem> connections = new ArrayList<>();
    private byte[] message;
    private int messageFrom;
    private int messageTo;

    void clear(EventKind newKind) {
        kind = newKind;
        monitor = NO_MONITOR;
        primary = ConnectionMention.NONE;
        secondary = ConnectionMention.NONE;
        networkInterface = ConnectionMention.NONE;
        subject = ConnectionMention.NO_DEVICE;
        calling = ConnectionMention.NO_DEVICE;
        called = ConnectionMention.NO_DEVICE;
        lastRedirection = ConnectionMention.NO_DEVICE;
        second = ConnectionMention.NO_DEVICE;
        local = LocalConnectionState.ABSENT;
        cause = Cause.NONE;
        linkageId = "";
        connections.clear();
    }

    void readFrom(byte[] buffer, int from, int length) {
        message = buffer;
        messageFrom = from;
        messageTo = from + length;
    }

    public EventKind kind() {
        return kind;
    }

    /** The identifier of the monitor that the event belongs to; empty if the switch did not say. */
    public String crossRef() {
        return monitor.text();
    }

    /** The device of that monitor; null if there is no such monitor. */
    public String dn() {
        return monitor.meaning();
    }

    /** The message that it was read from. */
    public byte[] copyOfMessage() {
        return Arrays.copyOfRange(message, messageFrom, messageTo);
    }
}
