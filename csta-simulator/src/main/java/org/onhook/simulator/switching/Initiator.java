package org.onhook.simulator.switching;

import java.util.List;

/**
 * Who really ended a call or a leg: the truth, whatever the switch tells of it.
 *
 * @param kind what it was
 * @param devices the party; two where both hung up at the same moment, none unless it was a party
 */
public record Initiator(Kind kind, List<Device> devices) {

    /** What can end a call. */
    public enum Kind {
        PARTY,
        SWITCH,
        UNKNOWN
    }

    public static final Initiator SWITCH = new Initiator(Kind.SWITCH, List.of());
    public static final Initiator UNKNOWN = new Initiator(Kind.UNKNOWN, List.of());

    public Initiator {
        devices = List.copyOf(devices);
    }

    public static Initiator party(Device device) {
        return new Initiator(Kind.PARTY, List.of(device));
    }

    /** Both at the same moment; the first is the one whose clear is reported first. */
    public static Initiator either(Device first, Device second) {
        return new Initiator(Kind.PARTY, List.of(first, second));
    }

    /** What a switch that names the releaser writes, "" for {@code notKnown}. */
    String named() {
        return devices.isEmpty() ? "" : devices.get(0).releasing();
    }

    boolean includes(Device device) {
        return devices.contains(device);
    }
}
