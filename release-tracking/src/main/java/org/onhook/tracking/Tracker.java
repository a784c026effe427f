package org.onhook.tracking;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.onhook.api.call.CallEvent;
import org.onhook.api.tracking.CallChange;
import org.onhook.state.StateException;
import org.onhook.state.StateInput;
import org.onhook.state.StateOutput;
import org.onhook.tracking.attribution.Attributor;
import org.onhook.tracking.model.Call;
import org.onhook.tracking.model.Leg;
import org.onhook.tracking.model.LinkState;
import org.onhook.tracking.model.Switchboard;

/**
 * Follows the calls of one switch: a fold over call events. It takes one event at a time, with its time in it, and tells
 * what happened. It reads no clock, owns no thread and does no I/O; the same events give the same changes.
 *
 * <p>Not thread-safe: a lane uses it, one event after the other.
 */
public final class Tracker {

    /** A sweep looks at every call; it is only often while there are calls that may have ended unseen. */
    private static final long SWEEP_EVERY = 30_000_000;

    private static final long SWEEP_UNCERTAIN_EVERY = 1_000_000;

    /** The format of written state; one higher with each change of what is written. */
    private static final int FORMAT = 8;

    private final Switchboard board;
    private final Changes changes;
    private final Departures departures;
    private final Progress progress;
    private final Failures failures;
    private final Clears clears;
    private final Joins joins;
    private final Gaps gaps;
    private final Reconciliation reconciliation;
    private final Requests requests;
    private final Discarded discarded = new Discarded();
    private long now;
    private long stood;
    private long swept;

    /**
     * A tracker that knows of no call.
     *
     * @param firstRef from where its references count up, see {@link org.onhook.api.tlib.TLibraryLane#firstRef}
     */
    public Tracker(long firstRef, TrackerSettings settings) {
        this(new Switchboard(firstRef), settings);
    }

    private Tracker(Switchboard board, TrackerSettings settings) {
        this.board = board;
        changes = new Changes(board);
        departures = new Departures(board, changes, settings);
        progress = new Progress(board, changes, departures, discarded);
        failures = new Failures(board, progress, changes, departures, discarded);
        clears = new Clears(board, progress, changes, departures, discarded);
        joins = new Joins(board, progress, changes, departures, discarded);
        gaps = new Gaps(board, changes, settings);
        reconciliation = new Reconciliation(board, changes, departures, settings);
        requests = new Requests(board, changes, departures, discarded, settings);
    }

    /**
     * Writes all that is tracked, as plain data that another version of this class can read.
     *
     * @param out takes the state, for {@link #read}
     */
    public void write(StateOutput out) {
        out.count(FORMAT).number(now).number(stood).number(swept);
        board.write(out);
        departures.write(out);
        reconciliation.write(out);
        discarded.write(out);
    }

    /**
     * A tracker that goes on where one was written: fed with the events that followed, it tells what that one would have told.
     *
     * @param attributor decides the releases that were being decided then
     * @throws StateException if that is no such state, it is damaged, or of a version that is not known
     */
    public static Tracker read(StateInput in, TrackerSettings settings, Attributor attributor) {
        int format = in.count();
        if (format != FORMAT) {
            throw new StateException("format " + format + " is not known, only " + FORMAT, null);
        }
        long now = in.number();
        long stood = in.number();
        long swept = in.number();
        Tracker tracker = new Tracker(Switchboard.read(in, attributor), settings);
        tracker.now = now;
        tracker.stood = stood;
        tracker.swept = swept;
        tracker.departures.read(in);
        tracker.reconciliation.read(in);
        tracker.discarded.read(in);
        in.end();
        return tracker;
    }

    /** Waits that begin from now on are as long as {@code settings} says. */
    public void configure(TrackerSettings settings) {
        departures.configure(settings);
        gaps.configure(settings);
        reconciliation.configure(settings);
        requests.configure(settings);
    }

    /**
     * Takes one event.
     *
     * @param link the link that delivered it
     * @param attributor decides the releases that begin with it
     * @param out is told what happened, in order
     */
    public void accept(String link, CallEvent event, Attributor attributor, Consumer<CallChange> out) {
        // Two links of one switch need not have the same clock reading; time does not run backwards in here.
        long before = now;
        now = Math.max(now, event.micros());
        if (event instanceof CallEvent.LaneStood lane) {
            stood += Math.min(lane.duration(), now - before);
        }
        changes.at(now, now - stood, out);
        departures.decideBy(attributor);
        departures.wake();
        LinkState state = board.link(link);
        if (event instanceof CallEvent.OnCall onCall) {
            onCall(onCall, state);
        } else {
            other(event, state);
        }
    }

    private void onCall(CallEvent.OnCall event, LinkState link) {
        // Java 17 has no switch over types yet; the order is that of frequency.
        if (event instanceof CallEvent.ConnectionCleared cleared) {
            reconciliation.cleared(cleared);
            clears.connectionCleared(cleared, link);
        } else if (event instanceof CallEvent.Delivered delivered) {
            progress.delivered(delivered);
        } else if (event instanceof CallEvent.Established established) {
            progress.established(established);
        } else if (event instanceof CallEvent.Originated originated) {
            progress.originated(originated, link);
        } else if (event instanceof CallEvent.ServiceInitiated initiated) {
            progress.initiated(initiated);
        } else if (event instanceof CallEvent.Held held) {
            progress.held(held);
        } else if (event instanceof CallEvent.Retrieved retrieved) {
            progress.retrieved(retrieved);
        } else if (event instanceof CallEvent.Queued queued) {
            progress.queued(queued);
        } else if (event instanceof CallEvent.Diverted diverted) {
            progress.diverted(diverted);
        } else if (event instanceof CallEvent.Failed failed) {
            failures.failed(failed, link);
        } else if (event instanceof CallEvent.Conferenced conferenced) {
            reconciliation.joined(conferenced, conferenced.secondaryOldCall());
            joins.conferenced(conferenced);
        } else if (event instanceof CallEvent.Transferred transferred) {
            reconciliation.joined(transferred, transferred.secondaryOldCall());
            joins.transferred(transferred);
        } else if (event instanceof CallEvent.NetworkReached reached) {
            progress.networkReached(reached);
        } else if (event instanceof CallEvent.CallCleared cleared) {
            clears.callCleared(cleared, link);
        } else if (event instanceof CallEvent.Noted noted) {
            clears.noted(noted);
        }
    }

    private void other(CallEvent event, LinkState link) {
        if (event instanceof CallEvent.TimePassed) {
            reconciliation.timePassed();
            requests.timePassed();
            sweep();
        } else if (event instanceof CallEvent.MonitorStarted started) {
            gaps.monitorStarted(started, link);
        } else if (event instanceof CallEvent.MonitorStopped stopped) {
            gaps.monitorStopped(stopped, link);
        } else if (event instanceof CallEvent.DeviceSnapshot snapshot) {
            reconciliation.device(snapshot);
        } else if (event instanceof CallEvent.CallSnapshot snapshot) {
            reconciliation.call(snapshot);
        } else if (event instanceof CallEvent.OutOfService out) {
            gaps.service(out.dn(), false);
        } else if (event instanceof CallEvent.BackInService back) {
            gaps.service(back.dn(), true);
        } else if (event instanceof CallEvent.LinkConfigured configured) {
            link.configure(configured.traits());
        } else if (event instanceof CallEvent.LinkUp) {
            gaps.linkUp(link);
        } else if (event instanceof CallEvent.LinkDown down) {
            gaps.linkDown(link, down.reason());
            requests.linkDown(link);
        } else if (event instanceof CallEvent.MessagesLost) {
            gaps.messagesLost();
        } else if (event instanceof CallEvent.RequestMade made) {
            requests.made(made, link);
        } else if (event instanceof CallEvent.RequestConfirmed confirmed) {
            requests.confirmed(confirmed);
        } else if (event instanceof CallEvent.RequestFailed failed) {
            requests.failed(failed);
        }
    }

    private void sweep() {
        board.passTime(changes.waitTime());
        if (now - swept >= (board.isSightLost() ? SWEEP_UNCERTAIN_EVERY : SWEEP_EVERY)) {
            swept = now;
            board.setSightLost(departures.sweep());
        }
    }

    /** For each call of which nothing was heard since then, a monitored device that is in it. */
    public List<String> silentSince(long micros, int atMost) {
        List<String> dns = new ArrayList<>();
        for (Call call : board.calls()) {
            if (dns.size() == atMost) {
                break;
            }
            if (call.lastHeard() <= micros) {
                call.legs().stream()
                        .filter(Leg::isWatched)
                        .findFirst()
                        .ifPresent(leg -> dns.add(leg.dn().number()));
            }
        }
        return dns;
    }

    /** What is tracked, to be looked at by the same lane. */
    public Switchboard board() {
        return board;
    }

    /** The time of the last event; 0 if there was none. */
    public long now() {
        return now;
    }

    /** How many events were about no known call. */
    public long unmatched() {
        return discarded.unmatchedCount();
    }

    /** How many events came after the end of what they are about. */
    public long belated() {
        return discarded.belatedCount();
    }

    /** How many events contradicted themselves. */
    public long contradictory() {
        return discarded.contradictoryCount();
    }
}
