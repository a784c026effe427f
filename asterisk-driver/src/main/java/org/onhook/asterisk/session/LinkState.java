package org.onhook.asterisk.session;

import org.onhook.api.driver.LinkStatus;
import org.onhook.api.driver.LinkStatus.State;

/** How a link is, for any thread to read. */
public final class LinkState {

    /** The name of the only profile that this driver has. */
    public static final String PROFILE = "asterisk";

    private record Now(State state, long since, String detail) {}

    private final LinkCounters counters = new LinkCounters();
    private final MonotoneClock clock = new MonotoneClock();
    private volatile Now now = new Now(State.CLOSED, MonotoneClock.wallMicros(), "not opened");
    private volatile int monitors;

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

    void monitors(int running) {
        monitors = running;
    }

    /**
     * The status now.
     *
     * @param named how many endpoints the configuration names
     */
    public LinkStatus status(int named) {
        Now at = now;
        int running = monitors;
        return new LinkStatus(
                at.state, at.since, at.detail, PROFILE, Math.max(named, running), running, counters.snapshot());
    }
}
