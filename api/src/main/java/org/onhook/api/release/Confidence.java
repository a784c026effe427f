package org.onhook.api.release;

/** How well an initiator is known. */
public enum Confidence {
    /** Nothing else explains what the switch said. */
    CERTAIN,
    /** The rules say so, though the switch did not. */
    INFERRED,
    /** There is no initiator to be confident of. */
    NONE
}
