package org.onhook.csta.message;

import org.onhook.api.call.ConnectionId;
import org.onhook.api.call.DeviceId;
import org.onhook.csta.device.DeviceNames;

/** Reads the identifiers of devices and connections, in every form they come in. Belongs to one link's thread. */
final class IdentifierReader {

    private static final int LEAST_SLOT_BITS = 10;
    /** They take 17 MB. */
    private static final int MOST_SLOT_BITS = 18;

    private final XmlCursor xml;
    private final DeviceNames devices;
    private final Recent<DeviceId> recent;

    IdentifierReader(XmlCursor xml, DeviceNames devices) {
        this.xml = xml;
        this.devices = devices;
        this.recent = new Recent<>(slotBits(devices.monitored()), devices::identify);
    }

    /** Room for the devices, each in one or two spellings, and for some of those outside that they talk to. */
    private static int slotBits(int monitored) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(2 * monitored);
        return Math.max(LEAST_SLOT_BITS, Math.min(bits, MOST_SLOT_BITS));
    }

    /** ConnectionID: its halves in either order, either alone. */
    ConnectionId connection() throws BadBodyException {
        String callId = "";
        DeviceId device = DeviceId.Withheld.ABSENT;
        while (xml.child()) {
            switch (xml.tag()) {
                case CALL_ID -> callId = First.of(callId, xml.identifier());
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
        DeviceId only = xml.only(recent);
        return only == null ? deviceInPieces() : only;
    }

    private DeviceId deviceInPieces() throws BadBodyException {
        DeviceId device = DeviceId.Withheld.ABSENT;
        String text = "";
        while (xml.childAfterText()) {
            text = joined(text, xml.passedText());
            Tag tag = xml.tag();
            switch (tag) {
                case DEVICE_ID, SUBJECT -> device = First.of(device, named());
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

    private DeviceId named() throws BadBodyException {
        DeviceId only = xml.only(recent);
        return only == null ? devices.identify(xml.text()) : only;
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
