package org.onhook.simulator.switching;

/** How a switch answers those who ask what calls there are (ECMA-323, snapshot services). */
public enum SnapshotForm {
    /** With the state of the call in one word, where the standard has one for it; else as {@link #COMPOUND}. */
    SIMPLE,
    /** With the states of all connections of the call, the device's own first. */
    COMPOUND,
    /** With the state of the device's own connection alone; it does not answer for calls (SIP phones with uaCSTA). */
    OWN_STATE,
    /** As {@link #COMPOUND}, one connection a message after the answer. */
    SEGMENTS,
    /** Not at all. */
    NONE
}
