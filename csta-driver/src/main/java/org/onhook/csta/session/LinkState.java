package org.onhook.csta.session;

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

    LinkCounters counters() {
        return counters;
    }

    /** For the link's thread: one clock for all openings, so that time never goes back between them. */
    MonotoneClock clock() {
        return clock;
    }

    void become(State state, String detail) {
        Now before = now;
        long since = before.state == state ? before.since : MonotoneClock.wallMicros();
        now = new Now(state, since, detail);
    }

    void monitors(int newWanted, int newRunning) {
        wanted = newWanted;
        running = newRunning;
    }

    /** The status now. */
    public LinkStatus status(Desired desired) {
        Now at = now;
        return new LinkStatus(
                at.state,
                at.since,
                at.detail,
                desired.settings().profile(),
                at.state == State.CLOSED
                        ? desired.settings().devices().monitored().size()
                        : wanted,
                running,
                counters.snapshot());
    }
}
