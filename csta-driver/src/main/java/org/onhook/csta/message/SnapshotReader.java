package org.onhook.csta.message;

import java.util.ArrayList;
import java.util.List;
import org.onhook.api.call.ConnectionId;
import org.onhook.api.call.DeviceId;
import org.onhook.api.call.LocalConnectionState;
import org.onhook.api.call.SnapshotConnection;

/**
 * Reads the answers to SnapshotDevice and SnapshotCall, and the segments in which some switches give them (ECMA-323,
 * snapshot services). Connections in the state {@code null} are none, and are left out. Belongs to one link's thread.
 */
final class SnapshotReader {

    private final XmlCursor xml;
    private final IdentifierReader identifiers;
    private final LocalStates states;
    private List<SnapshotConnection> connections = List.of();
    private String serviceCrossRef = "";

    SnapshotReader(XmlCursor xml, IdentifierReader identifiers, LocalStates states) {
        this.xml = xml;
        this.identifiers = identifiers;
        this.states = states;
    }

    CstaMessage.DeviceSnapshotGiven device() throws BadBodyException {
        begin();
        data();
        return new CstaMessage.DeviceSnapshotGiven(serviceCrossRef, connections);
    }

    CstaMessage.CallSnapshotGiven call() throws BadBodyException {
        begin();
        Mention<DeviceId> calling = ConnectionMention.NO_DEVICE;
        Mention<DeviceId> called = ConnectionMention.NO_DEVICE;
        while (xml.child()) {
            Tag tag = xml.tag();
            switch (tag) {
                case CALLING -> calling = First.ofDevices(calling, identifiers.device());
                case CALLED -> called = First.ofDevices(called, identifiers.device());
                default -> part(tag);
            }
        }
        return new CstaMessage.CallSnapshotGiven(serviceCrossRef, calling.meaning(), called.meaning(), connections);
    }

    CstaMessage.SnapshotSegment segment() throws BadBodyException {
        begin();
        String last = "";
        while (xml.child()) {
            Tag tag = xml.tag();
            if (tag == Tag.LAST_SEGMENT) {
                last = First.of(last, xml.text());
            } else {
                part(tag);
            }
        }
        boolean isLast = last.isEmpty() || last.equalsIgnoreCase("true") || last.equals("1");
        return new CstaMessage.SnapshotSegment(serviceCrossRef, isLast, connections);
    }

    private void begin() {
        connections = new ArrayList<>();
        serviceCrossRef = "";
    }

    private void data() throws BadBodyException {
        while (xml.child()) {
            part(xml.tag());
        }
    }

    private void part(Tag tag) throws BadBodyException {
        switch (tag) {
            case SNAPSHOT_DATA -> data();
            case SNAPSHOT_ITEM -> item();
            case SERVICE_CROSS_REF -> serviceCrossRef = First.of(serviceCrossRef, xml.text());
            default -> xml.skip();
        }
    }

    private void item() throws BadBodyException {
        ConnectionMention connection = ConnectionMention.NONE;
        Mention<DeviceId> device = ConnectionMention.NO_DEVICE;
        LocalConnectionState state = LocalConnectionState.ABSENT;
        while (xml.child()) {
            switch (xml.tag()) {
                case SNAPSHOT_CONNECTION -> connection = First.of(connection, identifiers.connection());
                case SNAPSHOT_DEVICE -> device = First.ofDevices(device, identifiers.device());
                case LOCAL_STATE -> state = states.ofConnection(xml.text());
                case CALL_STATE -> state = callState();
                default -> xml.skip();
            }
        }
        ConnectionId id = connection.id();
        boolean saysSomething = id.isPresent() || device != ConnectionMention.NO_DEVICE;
        if (saysSomething && state != LocalConnectionState.NULL) {
            connections.add(new SnapshotConnection(id, device.meaning(), state));
        }
    }

    /** Of a compound state the first connection is the device's own (ECMA-269, compound call states). */
    private LocalConnectionState callState() throws BadBodyException {
        LocalConnectionState state = LocalConnectionState.ABSENT;
        while (xml.child()) {
            switch (xml.tag()) {
                case COMPOUND_STATE -> state = first();
                case SIMPLE_STATE -> state = states.ofCall(xml.text());
                default -> xml.skip();
            }
        }
        return state;
    }

    private LocalConnectionState first() throws BadBodyException {
        LocalConnectionState state = null;
        while (xml.child()) {
            if (state == null && xml.tag() == Tag.LOCAL_STATE) {
                state = states.ofConnection(xml.text());
            } else {
                xml.skip();
            }
        }
        return state == null ? LocalConnectionState.ABSENT : state;
    }
}
