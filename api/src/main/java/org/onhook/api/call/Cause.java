package org.onhook.api.call;

/**
 * The cause of an event: the code it was read as, and what the switch wrote.
 *
 * @param code {@link EventCause#NONE} where the switch gave none, {@link EventCause#OTHER} where the text is not known
 * @param raw the text on the wire; empty where there was none
 */
public record Cause(EventCause code, String raw) {

    /** The switch gave no cause. */
    public static final Cause NONE = new Cause(EventCause.NONE, "");
}
