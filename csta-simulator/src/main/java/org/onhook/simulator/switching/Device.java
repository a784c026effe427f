package org.onhook.simulator.switching;

/**
 * A party as the switch knows it.
 *
 * @param kind what it is
 * @param number its number, or "" where the switch does not know it
 * @param line what stands in its connection ids: the number, or a trunk's id
 * @param releasing what the switch writes where it is the releasing device, or "" for {@code notKnown}
 */
public record Device(Kind kind, String number, String line, String releasing) {

    /** What a device is. */
    public enum Kind {
        STATION,
        QUEUE,
        EXTERNAL
    }

    public static Device station(String number) {
        return new Device(Kind.STATION, number, number, number);
    }

    public static Device queue(String number) {
        return new Device(Kind.QUEUE, number, number, number);
    }

    /** A party behind a trunk whose number is known and used everywhere. */
    public static Device external(String number) {
        return new Device(Kind.EXTERNAL, number, number, number);
    }

    /** A party behind a trunk whose number is known, while connections and releases name the trunk. */
    public static Device behindTrunk(String number, String trunk) {
        return new Device(Kind.EXTERNAL, number, trunk, trunk);
    }

    /** A party behind a trunk that has no number, and that the switch does not name when it hangs up. */
    public static Device unnamed(String trunk) {
        return new Device(Kind.EXTERNAL, "", trunk, "");
    }

    /** Whether a client can monitor it. */
    public boolean canBeMonitored() {
        return kind != Kind.EXTERNAL;
    }

    /** A name for people and truth files: the number, else the line. */
    public String label() {
        return number.isEmpty() ? line : number;
    }
}
