package org.onhook.asterisk.wire;

import java.nio.charset.StandardCharsets;

/**
 * A packet of AMI: fields in the order in which they came. Names are compared without regard to case: Asterisk writes
 * {@code Uniqueid} in most events and {@code UniqueID} in others.
 */
public final class Packet {

    private final byte[] bytes;

    /** Three for each field: where its line begins, where the colon is, and where it ends. */
    private final int[] fields;

    private final String event;

    Packet(byte[] bytes, int[] fields) {
        this.bytes = bytes;
        this.fields = fields;
        this.event = get("Event");
    }

    /** The first field of that name; empty where there is none. */
    public String get(String name) {
        int field = find(name);
        return field < 0 ? "" : value(field);
    }

    public boolean has(String name) {
        return find(name) >= 0;
    }

    private int find(String name) {
        for (int field = 0; field < fields.length; field += 3) {
            if (fields[field + 1] - fields[field] == name.length() && isNamed(field, name)) {
                return field;
            }
        }
        return -1;
    }

    private boolean isNamed(int field, String name) {
        int from = fields[field];
        for (int i = 0; i < name.length(); i++) {
            if (lower(bytes[from + i]) != lower(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static int lower(int letter) {
        return letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter;
    }

    private String value(int field) {
        int from = fields[field + 1] + 1;
        int to = fields[field + 2];
        while (from < to && isBlank(bytes[from])) {
            from++;
        }
        while (from < to && isBlank(bytes[to - 1])) {
            to--;
        }
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    private static boolean isBlank(byte letter) {
        return letter == ' ' || letter == '\t' || letter == '\r';
    }

    /** The name of the event; empty where this is none. */
    public String event() {
        return event;
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
