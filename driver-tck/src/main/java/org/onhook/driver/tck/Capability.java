package org.onhook.driver.tck;

/** What the kit looks for in a driver, in the order of its table. */
public enum Capability {
    LIFE("is opened and closed, promptly and without a trace", true),
    EVENTS("reports a call: in order, once, one event at a time, with what policies need", true),
    BACK_PRESSURE("reads nothing more while its receiver is busy, and loses nothing", true),
    RECONNECTION("tells of a lost connection, makes it again, and starts its monitors anew", true),
    SILENCE("notices a switch that has fallen silent", false),
    HANDOVER("changes its receiver without an event lost or doubled", true),
    SNAPSHOTS("asks what calls there are after a time in which events went unseen", false),
    HOSTILE_INPUT("outlives what cannot be read, and counts it", true),
    REQUESTS("carries requests to the switch, once each, and brings the answers in their place", false),
    CONTAINER("is a bundle that resolves beside the api bundle and leaves nothing behind", true),
    CONFIGURATION("follows its configurations, and refuses a wrong one with one line", true),
    RELEASES("says enough for the connector to tell who hung up", false);

    private final String meaning;
    private final boolean required;

    Capability(String meaning, boolean required) {
        this.meaning = meaning;
        this.required = required;
    }

    /** What a driver does that has it. */
    public String meaning() {
        return meaning;
    }

    /** Whether the contract demands it of every driver; a driver may declare that it lacks one that is not required. */
    public boolean required() {
        return required;
    }
}
