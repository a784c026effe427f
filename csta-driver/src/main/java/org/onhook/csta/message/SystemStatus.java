package org.onhook.csta.message;

import java.util.Locale;

/** What a switch says of itself (ECMA-269, system status). */
public enum SystemStatus {
    /** It starts; it answers no requests until it says that it is enabled. */
    INITIALIZING("initializing"),
    /** It serves, usually after a disruption. */
    ENABLED("enabled"),
    NORMAL("normal"),
    /** Events or answers may have been lost. */
    MESSAGES_LOST("messagesLost"),
    /** Monitors are disabled, and requests may be. */
    DISABLED("disabled"),
    /** So it is with some devices. */
    PARTIALLY_DISABLED("partiallyDisabled"),
    /** It asks to be spared requests. */
    OVERLOAD_IMMINENT("overloadImminent"),
    /** It may refuse requests. */
    OVERLOAD_REACHED("overloadReached"),
    OVERLOAD_RELIEVED("overloadRelieved"),
    /** It said nothing, or what is not in the standard. */
    UNKNOWN("");

    private final String wireName;

    SystemStatus(String wireName) {
        this.wireName = wireName;
    }

    /** The value on the wire; empty for {@link #UNKNOWN}. */
    public String wireName() {
        return wireName;
    }

    /** Reads a value, in any case. */
    public static SystemStatus read(String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        for (SystemStatus status : values()) {
            if (status.wireName.toLowerCase(Locale.ROOT).equals(wanted)) {
                return status;
            }
        }
        // So it is called in the status filter of the schema.
        return wanted.equals("messagelost") ? MESSAGES_LOST : UNKNOWN;
    }
}
