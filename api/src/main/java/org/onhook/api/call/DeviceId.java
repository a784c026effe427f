package org.onhook.api.call;

/**
 * A device as a switch names it: identified, or withheld.
 *
 * <p>Source: ECMA-323, types SubjectDeviceID, CallingDeviceID, CalledDeviceID ({@code deviceIdentifier | notKnown |
 * restricted}) and RedirectionDeviceID (adds {@code notRequired}, {@code notSpecified}).
 */
public sealed interface DeviceId {

    /** What the switch wrote, to the letter; empty where it wrote nothing. */
    String raw();

    /** The normal form, by which devices are compared; empty where the device is withheld. */
    String id();

    /** Whether this names a device at all. */
    default boolean identified() {
        return this instanceof Identified;
    }

    /**
     * A device that the switch named.
     *
     * @param raw the switch's own spelling, such as {@code N<2001>Line;displayNumber=2001} or {@code 2001:CM1::0}
     * @param id the normal form, equal for all spellings of one device; a monitored device has the spelling in which it
     *     was configured
     * @param kind what the identifier is known to be
     */
    record Identified(String raw, String id, DeviceKind kind) implements DeviceId {
        public Identified {
            if (id.isEmpty()) {
                throw new IllegalArgumentException("an identified device needs an id; raw was '" + raw + "'");
            }
        }
    }

    /** A device that the switch did not name, and how it said so. */
    enum Withheld implements DeviceId {
        /** The element is missing. */
        ABSENT(""),
        NOT_KNOWN("notKnown"),
        RESTRICTED("restricted"),
        NOT_REQUIRED("notRequired"),
        NOT_SPECIFIED("notSpecified");

        private final String raw;

        Withheld(String raw) {
            this.raw = raw;
        }

        @Override
        public String raw() {
            return raw;
        }

        @Override
        public String id() {
            return "";
        }
    }
}
