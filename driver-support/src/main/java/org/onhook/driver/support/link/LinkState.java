package org.onhook.driver.support.link;

import org.onhook.api.driver.LinkStatus;
import org.onhook.api.driver.LinkStatus.State;

/** How a link is, for any thread to read. */
public final class LinkState {

    private record Now(State state, long since, String detail) {}

    private final LinkCounters counters = new LinkCounters();
    private final MonotoneClock clock = new MonotoneClock();
    private volatile Now now = new Now(State.CLOSED, MonotoneClock.wallMicros(), "not opened");
    private volatile int wanted;
    private volatile int running;

    /** What is counted on the link. */
    public LinkCounters counters() {
        return counters;
    }

    /** For the link's thread: one clock for all openings, so that time never goes back between them. */
    MonotoneClock clock() {
        return clock;
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

    /** How many devices are to be monitored, and how many are. */
    public void monitors(int newWanted, int newRunning) {
        wanted = newWanted;
        running = newRunning;
    }

    /** The status now. */
    LinkStatus status(DesiredLink desired) {
        Now at = now;
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
