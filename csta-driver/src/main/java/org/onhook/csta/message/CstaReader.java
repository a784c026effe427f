package org.onhook.csta.message;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.OptionalInt;
import org.onhook.api.call.ConnectionId;
import org.onhook.api.call.ConnectionListItem;
import org.onhook.api.call.DeviceId;
import org.onhook.api.call.LocalConnectionState;
import org.onhook.csta.device.DeviceNames;
import org.onhook.csta.settings.ReaderLimits;

/**
 * Reads one message at a time (ECMA-323 and ECMA-354). Elements are told by their local name, in any namespace, order and
 * case; what is not known is passed over. Where an element comes twice, the first counts. Belongs to one thread.
 */
public final class CstaReader {

    private final XmlCursor xml;
    private final Vocabulary<Root> roots = new Vocabulary<>(Root.OTHER);
    private final Vocabulary<Tag> tags = new Vocabulary<>(Tag.UNKNOWN);
    private final Vocabulary<EventKind> kinds = new Vocabulary<>(null);
    private final Vocabulary<LocalConnectionState> states = new Vocabulary<>(LocalConnectionState.ABSENT);
    private final Causes causes = new Causes();
    private final EventFields fields = new EventFields();
    private final CstaMessage event = new CstaMessage.Event(fields);
    private final StringBuilder text = new StringBuilder();
    private DeviceNames devices;

    /** @param otherwise the encoding of what comes without an XML declaration */
    public CstaReader(ReaderLimits limits, Charset otherwise, DeviceNames devices) {
        this.xml = new XmlCursor(limits, otherwise);
        this.devices = devices;
        for (Tag tag : Tag.values()) {
            tag.names().forEach(name -> tags.add(name, tag));
        }
        for (Root root : Root.values()) {
            root.names().forEach(name -> roots.add(name, root));
        }
        for (EventKind kind : EventKind.values()) {
            String element = kind.element();
            event(element, kind);
            event(element.substring(0, element.length() - "Event".length()), kind);
        }
        // The schema has one r; the text of the standard has two.
        event("TransferredEvent", EventKind.TRANSFERRED);
        event("Transferred", EventKind.TRANSFERRED);
        states.add("null", LocalConnectionState.NULL);
        states.add("initiated", LocalConnectionState.INITIATED);
        states.add("initiate", LocalConnectionState.INITIATED);
        states.add("alerting", LocalConnectionState.ALERTING);
        states.add("connected", LocalConnectionState.CONNECTED);
        states.add("connect", LocalConnectionState.CONNECTED);
        states.add("hold", LocalConnectionState.HOLD);
        states.add("held", LocalConnectionState.HOLD);
        states.add("queued", LocalConnectionState.QUEUED);
        states.add("fail", LocalConnectionState.FAIL);
        states.add("failed", LocalConnectionState.FAIL);
    }

    /** From now on devices are told by these names. */
    public void devices(DeviceNames newDevices) {
        devices = newDevices;
    }

    /**
     * Reads a message.
     *
     * @return valid until the next message is read
     * @throws BadBodyException if it cannot be read; the next one can
     */
    public CstaMessage read(byte[] buffer, int from, int length) throws BadBodyException {
        if (tags.overrun() || roots.overrun()) {
            tags.forgetRemembered();
            roots.forgetRemembered();
            xml.forgetNames();
        }
        try {
            xml.begin(buffer, from, length);
            return message();
        } finally {
            xml.end();
        }
    }

    private void event(String element, EventKind kind) {
        kinds.add(element, kind);
        roots.add(element, Root.EVENT);
    }

    private CstaMessage message() throws BadBodyException {
        String name = xml.name();
        return switch (roots.meaning(name)) {
            case EVENT -> readEvent(kinds.meaning(name));
            case MONITOR_START_RESPONSE -> new CstaMessage.MonitorGranted(find(Tag.CROSS_REF));
            case MONITOR_STOP -> new CstaMessage.MonitorEnded(find(Tag.CROSS_REF));
            case SYSTEM_STATUS -> new CstaMessage.StatusReported(find(Tag.SYSTEM_STATUS));
            case REQUEST_SYSTEM_STATUS_RESPONSE -> new CstaMessage.StatusAnswered(find(Tag.SYSTEM_STATUS));
            case REQUEST_SYSTEM_STATUS -> {
                xml.skip();
                yield new CstaMessage.StatusRequested();
            }
            case SYSTEM_REGISTER_RESPONSE -> {
                xml.skip();
                yield new CstaMessage.Registered();
            }
            case SESSION_GRANTED -> readSession();
            case SESSION_REFUSED -> new CstaMessage.SessionRefused(readReason());
            case SESSION_RENEWED -> new CstaMessage.SessionRenewed(seconds(find(Tag.SESSION_DURATION)));
            case SESSION_ENDED -> new CstaMessage.SessionEnded(readReason());
            case ERROR -> readError();
            case OTHER -> {
                xml.skip();
                yield new CstaMessage.Other(name);
            }
        };
    }

    private CstaMessage readEvent(EventKind kind) throws BadBodyException {
        EventFields out = fields;
        out.clear(kind);
        while (xml.child()) {
            switch (tags.meaning(xml.name())) {
                case CROSS_REF -> out.crossRef = first(out.crossRef, xml.text());
                case PRIMARY -> out.primary = first(out.primary, readConnection());
                case SECONDARY -> out.secondary = first(out.secondary, readConnection());
                case NETWORK_INTERFACE -> out.networkInterface = first(out.networkInterface, readConnection());
                case SUBJECT -> out.subject = first(out.subject, readDevice());
                case CALLING -> out.calling = first(out.calling, readDevice());
                case CALLED -> out.called = first(out.called, readDevice());
                case LAST_REDIRECTION -> out.lastRedirection = first(out.lastRedirection, readDevice());
                case SECOND -> out.second = first(out.second, readDevice());
                case CONNECTIONS -> readConnections();
                case LOCAL_STATE -> out.local = states.meaning(xml.text());
                case CAUSE -> out.cause = causes.read(xml.text());
                case LINKAGE_DATA -> readLinkage();
                case LINKAGE_ID -> out.linkageId = first(out.linkageId, xml.text());
                default -> xml.skip();
            }
        }
        return event;
    }

    /** ConnectionID: its halves in either order, either alone. */
    private ConnectionId readConnection() throws BadBodyException {
        String callId = "";
        DeviceId device = DeviceId.Withheld.ABSENT;
        while (xml.child()) {
            switch (tags.meaning(xml.name())) {
                case CALL_ID -> callId = first(callId, xml.text());
                case DEVICE_ID -> device = first(device, readDevice());
                default -> xml.skip();
            }
        }
        return callId.isEmpty() && device == DeviceId.Withheld.ABSENT
                ? ConnectionId.NONE
                : new ConnectionId(callId, device);
    }

    /** A device: text, or an element that has it, or an empty element that says why there is none. */
    private DeviceId readDevice() throws BadBodyException {
        DeviceId device = DeviceId.Withheld.ABSENT;
        text.setLength(0);
        while (xml.childAfterText(text)) {
            Tag tag = tags.meaning(xml.name());
            switch (tag) {
                case DEVICE_ID, SUBJECT -> device = first(device, devices.identify(xml.text()));
                case NOT_KNOWN, RESTRICTED, NOT_REQUIRED, NOT_SPECIFIED -> {
                    device = first(device, withheld(tag));
                    xml.skip();
                }
                default -> xml.skip();
            }
        }
        if (device == DeviceId.Withheld.ABSENT && text.length() > 0) {
            return devices.identify(text.toString().trim());
        }
        return device;
    }

    private static DeviceId withheld(Tag tag) {
        return switch (tag) {
            case NOT_KNOWN -> DeviceId.Withheld.NOT_KNOWN;
            case RESTRICTED -> DeviceId.Withheld.RESTRICTED;
            case NOT_REQUIRED -> DeviceId.Withheld.NOT_REQUIRED;
            case NOT_SPECIFIED -> DeviceId.Withheld.NOT_SPECIFIED;
            default -> DeviceId.Withheld.ABSENT;
        };
    }

    private void readConnections() throws BadBodyException {
        while (xml.child()) {
            if (tags.meaning(xml.name()) == Tag.LIST_ITEM) {
                fields.connections.add(readConnectionListItem());
            } else {
                xml.skip();
            }
        }
    }

    private ConnectionListItem readConnectionListItem() throws BadBodyException {
        ConnectionId newConnection = ConnectionId.NONE;
        ConnectionId oldConnection = ConnectionId.NONE;
        DeviceId endpoint = DeviceId.Withheld.ABSENT;
        while (xml.child()) {
            switch (tags.meaning(xml.name())) {
                case NEW_CONNECTION -> newConnection = first(newConnection, readConnection());
                case OLD_CONNECTION -> oldConnection = first(oldConnection, readConnection());
                case ENDPOINT -> endpoint = first(endpoint, readDevice());
                default -> xml.skip();
            }
        }
        return new ConnectionListItem(newConnection, oldConnection, endpoint);
    }

    /** The identifier is nested (callLinkageData, globalCallData, globalCallLinkageID) or, at Uni-tel, direct text. */
    private void readLinkage() throws BadBodyException {
        while (xml.child()) {
            switch (tags.meaning(xml.name())) {
                case LINKAGE_DATA -> readLinkage();
                case LINKAGE_ID -> fields.linkageId = first(fields.linkageId, xml.text());
                default -> xml.skip();
            }
        }
    }

    private CstaMessage readSession() throws BadBodyException {
        String id = "";
        String version = "";
        OptionalInt seconds = OptionalInt.empty();
        while (xml.child()) {
            switch (tags.meaning(xml.name())) {
                case SESSION_ID -> id = xml.text();
                case PROTOCOL_VERSION -> version = xml.text();
                case SESSION_DURATION -> seconds = seconds(xml.text());
                default -> xml.skip();
            }
        }
        return new CstaMessage.SessionGranted(id, version, seconds);
    }

    /** The reason of a refused or ended session: the text of everything but the session's identifier. */
    private String readReason() throws BadBodyException {
        StringBuilder reason = new StringBuilder();
        while (xml.child()) {
            if (tags.meaning(xml.name()) == Tag.SESSION_ID) {
                xml.skip();
            } else {
                reason.append(reason.length() == 0 ? "" : " ").append(xml.text());
            }
        }
        return printable(reason.toString());
    }

    private CstaMessage readError() throws BadBodyException {
        StringBuilder reason = new StringBuilder(xml.attribute("Error"));
        boolean passing = false;
        while (xml.child()) {
            String category = xml.name();
            String value = xml.text();
            passing |= isPassing(category.toLowerCase(Locale.ROOT), value.toLowerCase(Locale.ROOT));
            reason.append(reason.length() == 0 ? "" : " ").append(category);
            reason.append(value.isEmpty() ? "" : " ").append(value);
        }
        return new CstaMessage.Refused(printable(reason.toString()), passing);
    }

    /** ECMA-323, CSTAErrorCode: {@code systemResourceAvailibility} is the schema's own spelling. */
    private static boolean isPassing(String category, String value) {
        return category.contains("resource")
                || category.equals("performancemanagement")
                || value.contains("busy")
                || value.contains("limitexceeded");
    }

    /** The text of the first element of that kind directly below the root. */
    private String find(Tag wanted) throws BadBodyException {
        String found = "";
        while (xml.child()) {
            if (found.isEmpty() && tags.meaning(xml.name()) == wanted) {
                found = xml.text();
            } else {
                xml.skip();
            }
        }
        return found;
    }

    private static OptionalInt seconds(String text) {
        try {
            int seconds = Integer.parseInt(text);
            return seconds > 0 ? OptionalInt.of(seconds) : OptionalInt.empty();
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    private static String printable(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").trim();
        return line.length() <= 200 ? line : line.substring(0, 200) + "...";
    }

    private static String first(String before, String now) {
        return before.isEmpty() ? now : before;
    }

    private static ConnectionId first(ConnectionId before, ConnectionId now) {
        return before == ConnectionId.NONE ? now : before;
    }

    private static DeviceId first(DeviceId before, DeviceId now) {
        return before == DeviceId.Withheld.ABSENT ? now : before;
    }
}
