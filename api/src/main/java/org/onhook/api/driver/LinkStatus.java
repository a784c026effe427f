package org.onhook.api.driver;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a link is at one moment.
 *
 * @param state the state
 * @param since when it came into that state, in microseconds since 1970-01-01T00:00Z
 * @param detail one line for a person: the peer's address, or why the link is not up
 * @param profile the switch profile it runs under
 * @param monitorsWanted how many devices are to be monitored
 * @param monitorsRunning how many are
 * @param counters what was counted since the link was configured, by name; everything that was dropped or refused is here
 */
public record LinkStatus(
        State state,
        long since,
        String detail,
        String profile,
        int monitorsWanted,
        int monitorsRunning,
        SortedMap<String, Long> counters) {

    public LinkStatus {
        counters = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(counters));
    }

    /** The states of a link. */
    public enum State {
        /** No receiver: the link was not opened, or was closed. */
        CLOSED,
        /** Connected, but unread: no receiver for the moment. */
        SUSPENDED,
        /** Waiting to try again. */
        WAITING,
        CONNECTING,
        /** Connected; the session or the monitors are being set up. */
        STARTING,
        /** The session is up and the monitors have been answered. */
        UP
    }
}
