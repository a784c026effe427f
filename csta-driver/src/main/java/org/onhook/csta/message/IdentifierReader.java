package org.onhook.csta.message;

import org.onhook.api.call.DeviceId;
import org.onhook.csta.device.DeviceNames;

/** Reads the identifiers of devices and connections, in every form they come in. Belongs to one link's thread. */
final class IdentifierReader {

    private final XmlCursor xml;
    private final Mentions<DeviceId> devices;

    IdentifierReader(XmlCursor xml, DeviceNames names) {
        this.xml = xml;
        // Each in one or two spellings, and some of those outside that they talk to.
        this.devices = new Mentions<>(
                Recent.ofEach(names.monitored(), Recent.LONG, names::identify), ConnectionMention.NO_DEVICE);
    }

    /** Finds the devices that were read since it was called last. */
    void findDevices() {
        devices.find();
    }

    /** ConnectionID: its halves in either order, either alone. */
    ConnectionMention connection() throws BadBodyException {
        String callId = "";
        Mention<DeviceId> device = ConnectionMention.NO_DEVICE;
        while (xml.child()) {
            switch (xml.tag()) {
                case CALL_ID -> callId = First.of(callId, xml.identifier());
                case DEVICE_ID -> device = First.ofDevices(device, device());
                default -> xml.skip();
            }
        }
        return callId.isEmpty() && device == ConnectionMention.NO_DEVICE
                ? ConnectionMention.NONE
                : new ConnectionMention(callId, device);
    }

    /** A device: text, or an element that has it, or an empty element that says why there is none. */
    Mention<DeviceId> device() throws BadBodyException {
        Mention<DeviceId> only = xml.only(devices);
        return only == null ? deviceInPieces() : only;
    }

    private Mention<DeviceId> deviceInPieces() throws BadBodyException {
        Mention<DeviceId> device = ConnectionMention.NO_DEVICE;
        String text = "";
        while (xml.childAfterText()) {
            text = joined(text, xml.passedText());
            Tag tag = xml.tag();
            switch (tag) {
                case DEVICE_ID, SUBJECT -> device = First.ofDevices(device, xml.meaning(devices));
                case NOT_KNOWN, RESTRICTED, NOT_REQUIRED, NOT_SPECIFIED -> {
                    device = First.ofDevices(device, Mention.of(withheld(tag)));
                    xml.skip();
                }
                default -> xml.skip();
            }
        }
        text = joined(text, xml.passedText());
        return device == ConnectionMention.NO_DEVICE ? devices.of(text.trim()) : device;
    }

    private static String joined(String first, String second) {
        return first.isEmpty() ? second : second.isEmpty() ? first : first + second;
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
}
