package org.onhook.csta.message;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.onhook.api.call.ConnectionListItem;
import org.onhook.api.call.DeviceId;
import org.onhook.csta.device.DeviceNames;
import org.onhook.csta.settings.ReaderLimits;

/**
 * Reads one message at a time (ECMA-323 and ECMA-354). Elements are told by their local name, in any namespace, order and
 * case; what is not known is passed over. Where an element comes twice, the first counts. Belongs to one thread.
 */
public final class CstaReader {

    /** So many events may be read before the first of them is used. */
    public static final int BURST = 64;

    private final XmlCursor xml;
    private final Vocabulary<Root> roots = new Vocabulary<>(Root.OTHER);
    private final Vocabulary<Tag> tags = new Vocabulary<>(Tag.UNKNOWN);
    private final Vocabulary<EventKind> kinds = new Vocabulary<>(null);
    private final LocalStates states = new LocalStates();
    private final Causes causes = new Causes();
    private final CstaMessage.Event[] events = new CstaMessage.Event[BURST];
    private final Recent<String> monitors;
    private final Mentions<String> crossRefs;
    private final IdentifierReader identifiers;
    private final SnapshotReader snapshots;
    private int nextEvent;

    /**
     * @param otherwise the encoding of what comes without an XML declaration
     * @param monitors gives the device of a monitor by its cross reference, or null: always the same until {@link #forgetMonitors}
     */
    public CstaReader(ReaderLimits limits, Charset otherwise, DeviceNames devices, UnaryOperator<String> monitors) {
        this.monitors = Recent.ofEach(devices.monitored(), Recent.SHORT, monitors);
        this.crossRefs = new Mentions<>(this.monitors, EventFields.NO_MONITOR);
        Arrays.setAll(events, i -> new CstaMessage.Event(new EventFields()));
        this.xml = new XmlCursor(limits, otherwise, tags);
        this.identifiers = new IdentifierReader(xml, devices);
        this.snapshots = new SnapshotReader(xml, identifiers, states);
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
    }

    /**
     * Reads a message.
     *
     * @return valid until {@link #BURST} others are read or the buffer changes; after {@link #find}, until another one is read
     * @throws BadBodyException if it cannot be read; the next one can
     */
    public CstaMessage read(byte[] buffer, int from, int length) throws BadBodyException {
        if (tags.overrun() || roots.overrun()) {
            tags.forgetRemembered();
            roots.forgetRemembered();
            xml.forgetNames();
        }
        try {
            xml.beginPlain(buffer, from, length);
            return message(buffer, from, length);
        } catch (NotPlainException e) {
            return readAny(buffer, from, length);
        } finally {
            xml.end();
        }
    }

    private CstaMessage readAny(byte[] buffer, int from, int length) throws BadBodyException {
        xml.end();
        xml.begin(buffer, from, length);
        return message(buffer, from, length);
    }

    /** Finds what was named since this was called last, all together: where very many devices are known, that is sooner done. */
    public void find() {
        crossRefs.find();
        identifiers.findDevices();
    }

    /** Other monitors are running than before, or on other devices; those that have been added need not be told. */
    public void forgetMonitors() {
        monitors.forget();
    }

    private void event(String element, EventKind kind) {
        kinds.add(element, kind);
        roots.add(element, Root.EVENT);
    }

    private CstaMessage message(byte[] buffer, int from, int length) throws BadBodyException {
        String name = xml.name();
        return switch (roots.meaning(name)) {
            case EVENT -> {
                CstaMessage.Event event = events[nextEvent];
                readEvent(kinds.meaning(name), event.fields());
                event.fields().readFrom(buffer, from, length);
                // Only now: what cannot be read takes the place of none that was.
                nextEvent = (nextEvent + 1) % BURST;
                yield event;
            }
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
            case CALL_BEGUN -> readCallBegun();
            case DEVICE_SNAPSHOT -> snapshots.device();
            case CALL_SNAPSHOT -> snapshots.call();
            case SNAPSHOT_SEGMENT -> snapshots.segment();
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

    private void readEvent(EventKind kind, EventFields out) throws BadBodyException {
        out.clear(kind);
        while (xml.child()) {
            switch (xml.tag()) {
                case CROSS_REF -> out.monitor = First.ofMonitors(out.monitor, xml.meaning(crossRefs));
                case PRIMARY -> out.primary = First.of(out.primary, identifiers.connection());
                case SECONDARY -> out.secondary = First.of(out.secondary, identifiers.connection());
                case NETWORK_INTERFACE ->
                    out.networkInterface = First.of(out.networkInterface, identifiers.connection());
                case SUBJECT -> out.subject = First.ofDevices(out.subject, identifiers.device());
                case CALLING -> out.calling = First.ofDevices(out.calling, identifiers.device());
                case CALLED -> out.called = First.ofDevices(out.called, identifiers.device());
                case LAST_REDIRECTION ->
                    out.lastRedirection = First.ofDevices(out.lastRedirection, identifiers.device());
                case SECOND -> out.second = First.ofDevices(out.second, identifiers.device());
                case CONNECTIONS -> readConnections(out);
                case LOCAL_STATE -> out.local = states.ofConnection(xml.text());
                case CAUSE -> out.cause = causes.read(xml.text());
                case LINKAGE_DATA -> readLinkage(out);
                case LINKAGE_ID -> out.linkageId = First.of(out.linkageId, xml.identifier());
                default -> xml.skip();
            }
        }
    }

    private void readConnections(EventFields out) throws BadBodyException {
        while (xml.child()) {
            if (xml.tag() == Tag.LIST_ITEM) {
                out.connections.add(readConnectionListItem());
            } else {
                xml.skip();
            }
        }
    }

    private ConnectionListItem readConnectionListItem() throws BadBodyException {
        ConnectionMention newConnection = ConnectionMention.NONE;
        ConnectionMention oldConnection = ConnectionMention.NONE;
        Mention<DeviceId> endpoint = ConnectionMention.NO_DEVICE;
        while (xml.child()) {
            switch (xml.tag()) {
                case NEW_CONNECTION -> newConnection = First.of(newConnection, identifiers.connection());
                case OLD_CONNECTION -> oldConnection = First.of(oldConnection, identifiers.connection());
                case ENDPOINT -> endpoint = First.ofDevices(endpoint, identifiers.device());
                default -> xml.skip();
            }
        }
        return new ConnectionListItem(newConnection.id(), oldConnection.id(), endpoint.meaning());
    }

    /** The identifier is nested (callLinkageData, globalCallData, globalCallLinkageID) or, at Uni-tel, direct text. */
    private void readLinkage(EventFields out) throws BadBodyException {
        while (xml.child()) {
            switch (xml.tag()) {
                case LINKAGE_DATA -> readLinkage(out);
                case LINKAGE_ID -> out.linkageId = First.of(out.linkageId, xml.text());
                default -> xml.skip();
            }
        }
    }

    /** In MakeCallResponse, callingDevice is a connection (ECMA-323). */
    private CstaMessage readCallBegun() throws BadBodyException {
        ConnectionMention connection = ConnectionMention.NONE;
        while (xml.child()) {
            switch (tags.meaning(xml.name())) {
                case CALLING, INITIATED_CALL -> connection = First.of(connection, identifiers.connection());
                default -> xml.skip();
            }
        }
        return new CstaMessage.CallBegun(connection.id());
    }

    private CstaMessage readSession() throws BadBodyException {
        String id = "";
        String version = "";
        OptionalInt seconds = OptionalInt.empty();
        while (xml.child()) {
            switch (xml.tag()) {
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
            if (xml.tag() == Tag.SESSION_ID) {
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
        boolean ofSubject = false;
        while (xml.child()) {
            String category = xml.name();
            String value = xml.text();
            passing |= isPassing(category.toLowerCase(Locale.ROOT), value.toLowerCase(Locale.ROOT));
            ofSubject |= isOfSubject(category.toLowerCase(Locale.ROOT), value.toLowerCase(Locale.ROOT));
            reason.append(reason.length() == 0 ? "" : " ").append(category);
            reason.append(value.isEmpty() ? "" : " ").append(value);
        }
        return new CstaMessage.Refused(printable(reason.toString()), passing, ofSubject);
    }

    /** ECMA-323, CSTAErrorCode: {@code systemResourceAvailibility} is the schema's own spelling. */
    private static boolean isPassing(String category, String value) {
        return category.contains("resource")
                || category.equals("performancemanagement")
                || value.contains("busy")
                || value.contains("limitexceeded");
    }

    /** ECMA-323, CSTAErrorCode: values such as {@code invalidCallID}, {@code noActiveCall}, {@code deviceOutOfService}. */
    private static boolean isOfSubject(String category, String value) {
        return category.equals("stateincompatibility")
                || value.startsWith("requestincompatiblewith")
                || (value.startsWith("invalid") || value.startsWith("no") || value.startsWith("privilegeviolation"))
                        && (value.contains("call")
                                || value.contains("connection")
                                || value.contains("device")
                                || value.contains("object"))
                || value.contains("deviceoutofservice");
    }

    /** The text of the first element of that kind directly below the root. */
    private String find(Tag wanted) throws BadBodyException {
        String found = "";
        while (xml.child()) {
            if (found.isEmpty() && xml.tag() == wanted) {
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
}
