package org.onhook.tracking.model;

/** Where texts are in tables without entries: in the slot to which the hash leads, or the next one that is free. */
final class Slots {

    private static final int MIXED = 0x9E3779B9;

    private Slots() {}

    /** Identifiers are often numbers that follow one another, and so are their hashes: these are spread. Never 0. */
    static int hash(String text) {
        return text.hashCode() * MIXED | 1;
    }

    /** The slot to which a hash leads. @param slots how many there are, a power of two */
    static int first(int hash, int slots) {
        return hash >>> Integer.numberOfLeadingZeros(slots) + 1;
    }

    /** The slot after that one. @param slots how many there are, a power of two */
    static int next(int slot, int slots) {
        return slot + 1 & slots - 1;
    }
}
