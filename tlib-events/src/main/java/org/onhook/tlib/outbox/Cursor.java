package org.onhook.tlib.outbox;

/** How far one sink has got. It belongs to its outbox, whose lock guards it. */
final class Cursor {

    final String name;
    final boolean mustHave;

    /** The number of the next event that the sink is to get. */
    long next;

    /** The number at which the sink is finished; no end as long as it stays. */
    long until = Long.MAX_VALUE;

    Cursor(String name, boolean mustHave, long next) {
        this.name = name;
        this.mustHave = mustHave;
        this.next = next;
    }
}
