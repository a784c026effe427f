package org.onhook.asterisk.wire;

import java.util.List;

/**
 * A packet of AMI: fields in the order in which they came. Names are compared without regard to case: Asterisk writes
 * {@code Uniqueid} in most events and {@code UniqueID} in others.
 */
public final class Packet {

    private final List<String> names;
    private final List<String> values;

    Packet(List<String> names, List<String> values) {
        this.names = List.copyOf(names);
        this.values = List.copyOf(values);
    }

    /** The first field of that name; empty where there is none. */
    public String get(String name) {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equalsIgnoreCase(name)) {
                return values.get(i);
            }
        }
        return "";
    }

    public boolean has(String name) {
        return names.stream().anyMatch(name::equalsIgnoreCase);
    }

    /** The name of the event; empty where this is none. */
    public String event() {
        return get("Event");
    }

    /** Whether this answers an action. */
    public boolean isResponse() {
        return has("Response");
    }

    @Override
    public String toString() {
        return isResponse() ? "Response: " + get("Response") : "Event: " + event();
    }
}
