package org.onhook.csta.message;

import java.util.Arrays;

/** A start tag as switches write it again and again: its name and its attributes, without any prefix. Belongs to one thread. */
final class StartTag {

    /** All of it from its name to its {@code >}. */
    private final byte[] bytes;

    private final int nameLength;
    private final String name;
    private final Tag meaning;
    private final boolean empty;
    /** The one that came next, last time. */
    private StartTag next;

    StartTag(byte[] bytes, int nameLength, String name, Tag meaning) {
        this.bytes = bytes;
        this.nameLength = nameLength;
        this.name = name;
        this.meaning = meaning;
        this.empty = bytes.length > 1 && bytes[bytes.length - 2] == '/';
    }

    /** Whether it is what is written there. */
    boolean isAt(byte[] in, int from, int end) {
        return from + bytes.length <= end && Arrays.equals(bytes, 0, bytes.length, in, from, from + bytes.length);
    }

    /** Whether its name is what is written there. */
    boolean isNameAt(byte[] in, int from, int end) {
        return from + nameLength < end && Words.equal(bytes, 0, in, from, nameLength);
    }

    int length() {
        return bytes.length;
    }

    int nameLength() {
        return nameLength;
    }

    /** The name without its prefix. */
    String name() {
        return name;
    }

    Tag meaning() {
        return meaning;
    }

    /** Whether it is an end tag as well. */
    boolean isEmpty() {
        return empty;
    }

    StartTag next() {
        return next;
    }

    void setNext(StartTag tag) {
        next = tag;
    }
}
