package org.onhook.tlib.encoding;

import java.nio.charset.StandardCharsets;

/**
 * The names of attributes with what is before and behind them in JSON. The names are T-Library's, and few; each is asked for so often
 * that a map of any keys would be felt. One thread.
 */
final class AttributeHeads {

    private static final int MOST = 64;
    private static final int SLOTS = 4 * MOST;

    private record Head(String name, byte[] json) {}

    private final Head[] slots = new Head[SLOTS];
    private int count;

    byte[] of(String name) {
        int slot = slot(name);
        Head head = slots[slot];
        while (head != null) {
            if (head.name.equals(name)) {
                return head.json;
            }
            slot = slot + 1 & SLOTS - 1;
            head = slots[slot];
        }
        return learn(name, slot);
    }

    private byte[] learn(String name, int slot) {
        byte[] json = (",\"" + name + "\":").getBytes(StandardCharsets.US_ASCII);
        if (count < MOST) {
            count++;
            slots[slot] = new Head(name, json);
        }
        return json;
    }

    private static int slot(String name) {
        int hash = name.hashCode();
        return (hash ^ hash >>> 8 ^ hash >>> 16) & SLOTS - 1;
    }
}
