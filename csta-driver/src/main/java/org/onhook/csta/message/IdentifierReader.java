package org.onhook.csta.message;

import org.onhook.api.call.ConnectionId;
import org.onhook.api.call.DeviceId;
import org.onhook.csta.device.DeviceNames;

/** Reads the identifiers of devices and connections, in every form they come in. Belongs to one link's thread. */
final class IdentifierReader {

    private final XmlCursor xml;
    private DeviceNames devices;

    IdentifierReader(XmlCursor xml, DeviceNames devices) {
        this.xml = xml;
        this.devices = devices;
    }

    void devices(DeviceNames newDevices) {
        devices = newDevices;
    }

    /** ConnectionID: its halves in either order, either alone. */
    ConnectionId connection() throws BadBodyException {
        String callId = "";
        DeviceId device = DeviceId.Withheld.ABSENT;
        while (xml.child()) {
            switch (xml.tag()) {
                case CALL_ID -> callId = First.of(callId, xml.text());
                case DEVICE_ID -> device = First.of(device, device());
                default -> xml.skip();
            }
        }
        return callId.isEmpty() && device == DeviceId.Withheld.ABSENT
                ? ConnectionId.NONE
                : new ConnectionId(callId, device);
    }

    /** A device: text, or an element that has it, or an empty element that says why there is none. */
    DeviceId device() throws BadBodyException {
        String only = xml.onlyText();
        return only == null ? deviceInPieces() : devices.identify(only);
    }

    private DeviceId deviceInPieces() throws BadBodyException {
        DeviceId device = DeviceId.Withheld.ABSENT;
        String text = "";
        while (xml.childAfterText()) {
            text = joined(text, xml.passedText());
            Tag tag = xml.tag();
            switch (tag) {
                case DEVICE_ID, SUBJECT -> device = First.of(device, devices.identify(xml.text()));
                case NOT_KNOWN, RESTRICTED, NOT_REQUIRED, NOT_SPECIFIED -> {
                    device = First.of(device, withheld(tag));
                    xml.skip();
                }
                default -> xml.skip();
            }
        }
        text = joined(text, xml.passedText());
        return device == DeviceId.Withheld.ABSENT && !text.isEmpty() ? devices.identify(text.trim()) : device;
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
