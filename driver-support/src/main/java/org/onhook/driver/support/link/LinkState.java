package org.onhook.driver.support.link;

import java.util.OptionalLong;
import org.onhook.api.driver.LinkStatus;
import org.onhook.api.driver.LinkStatus.State;

/** How a link is, for any thread to read. */
public final class LinkState {

    private record Now(State state, long since, String detail) {}

    private final LinkCounters counters = new LinkCounters();
    private volatile Now now = new Now(State.CLOSED, MonotoneClock.wallMicros(), "not opened");
    private volatile OptionalLong suspendedSince = OptionalLong.empty();
    private volatile int wanted;
    private volatile int running;

    /** What is counted on the link. */
    public LinkCounters counters() {
        return counters;
    }

    /**
     * Changes what is shown.
     *
     * @param detail one line for a person
     */
    public void become(State state, String detail) {
        Now before = now;
        long since = before.state == state ? before.since : MonotoneClock.wallMicros();
        now = new Now(state, since, detail);
    }

    /** Whether the link is up, whether or not it has a receiver. */
    public boolean isUp() {
        return now.state == State.UP;
    }

    /** The link has no receiver for the moment, however it is otherwise. */
    void suspended() {
        suspendedSince = OptionalLong.of(MonotoneClock.wallMicros());
    }

    /** The link has a receiver again, or is closed. */
    void resumed() {
        suspendedSince = OptionalLong.empty();
    }

    /** How many devices are to be monitored, and how many are. */
    public void monitors(int newWanted, int newRunning) {
        wanted = newWanted;
        running = newRunning;
    }

    /** The status now. */
    LinkStatus status(DesiredLink desired) {
        OptionalLong suspended = suspendedSince;
        Now at = suspended.isEmpty() ? now : new Now(State.SUSPENDED, suspended.getAsLong(), now.detail);
        return new LinkStatus(
                at.state,
                at.since,
                at.detail,
                desired.profile(),
                at.state == State.CLOSED ? desired.monitors() : wanted,
                running,
                counters.snapshot());
    }
}
