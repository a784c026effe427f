package org.onhook.tracking.lane;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.onhook.api.call.CallEvent;
import org.onhook.api.tlib.TLibraryLane;
import org.onhook.api.tracking.CallChange;
import org.onhook.api.tracking.CallDirectory.CallView;
import org.onhook.api.tracking.CallDirectory.LinkReading;
import org.onhook.api.tracking.CallEventListener;
import org.onhook.api.tracking.CallEventReceiver;
import org.onhook.api.tracking.PartyInfo;
import org.onhook.state.StateOutput;
import org.onhook.tracking.Tracker;
import org.onhook.tracking.TrackerSettings;
import org.onhook.tracking.attribution.Attributor;
import org.onhook.tracking.model.Call;
import org.onhook.tracking.model.Leg;
import org.onhook.tracking.model.LinkState;
import org.onhook.tracking.shadow.ReleasesCompared;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lane of one switch: from its links' call events to T-Library events, one after the other. Links of one switch share
 * it; a link's own thread runs it, and no other thread is involved.
 */
public final class Lane implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    private final String switchName;
    private final TLibraryLane events;
    private final Tracker tracker;
    private final Audience audience;
    private final LaneShadow shadow;
    private final Consumer<CallChange> out;
    private final Consumer<CallChange> outBesideShadow;
    private final Feeds feeds;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Attributor attributor;
    private TrackerSettings settings;

    /** A lane that knows of no call. */
    public Lane(String switchName, TLibraryLane events, TrackerSettings settings, Attributor attributor) {
        this(switchName, events, new Tracker(events.firstRef(), settings), settings, attributor);
    }

    /** A lane that goes on with what a tracker knows. */
    Lane(String switchName, TLibraryLane events, Tracker tracker, TrackerSettings settings, Attributor attributor) {
        this.switchName = switchName;
        this.events = events;
        this.tracker = tracker;
        this.audience = new Audience(switchName, tracker);
        this.shadow = new LaneShadow(switchName, tracker);
        this.out = events::accept;
        this.outBesideShadow = change -> {
            shadow.active(change);
            events.accept(change);
        };
        this.settings = settings;
        this.attributor = attributor;
        this.feeds = new Feeds(switchName, this::fold);
    }

    /** A link comes. It delivers to {@link #accept} what it has to tell. */
    Feed add(String link, int priority) {
        Feed feed = new Feed(link, priority);
        lock.lock();
        try {
            feeds.add(feed);
        } finally {
            lock.unlock();
        }
        return feed;
    }

    /** A link is gone, and delivers nothing any more. */
    void remove(Feed feed, long micros, String reason) {
        lock.lock();
        try {
            feeds.remove(feed, micros, reason);
        } finally {
            lock.unlock();
        }
    }

    /** Where a link delivers its events, if the lane is used without others that come and go. */
    public CallEventReceiver receiver(String link) {
        Feed feed = add(link, 0);
        return event -> accept(feed, event);
    }

    /** Releases that begin from now on are decided by this one. */
    public void decideBy(Attributor current) {
        attributor = current;
    }

    public void configure(TrackerSettings current) {
        lock.lock();
        try {
            settings = current;
            tracker.configure(current);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Who hears its events.
     *
     * @param listeners a list that may change at any time
     */
    public void tell(List<CallEventListener> listeners) {
        audience.become(listeners);
    }

    /**
     * Releases are held against what these policies would decide, which takes a second tracker.
     *
     * @param compared is told how they compare, under the lane's order
     */
    public void shadowBy(Attributor policies, ReleasesCompared compared) {
        shadow.want(policies, compared);
    }

    /** Releases are held against nothing. */
    public void endShadow() {
        shadow.wantNone();
    }

    /** It is now at least this late. A lane that is busy learns the time from its events. */
    public void timePassed(long micros) {
        if (lock.tryLock()) {
            try {
                fold("", new CallEvent.TimePassed(micros));
                feeds.timePassed(micros);
            } finally {
                lock.unlock();
            }
        }
    }

    void accept(Feed feed, CallEvent event) {
        lock.lock();
        try {
            feeds.accept(feed, event);
        } finally {
            lock.unlock();
        }
    }

    private void fold(String link, CallEvent event) {
        Attributor deciding = attributor;
        try {
            audience.hear(link, event, deciding, settings);
            tracker.accept(link, event, deciding, shadow.prepare(settings) ? outBesideShadow : out);
            shadow.accept(link, event);
        } catch (RuntimeException e) {
            shadow.giveUp();
            LOG.error(
                    "Switch {}, link {}: an event could not be handled, and is skipped: {}",
                    switchName,
                    link,
                    event,
                    e);
        }
    }

    /** The calls in progress, oldest first. */
    List<CallView> calls(int limit) {
        lock.lock();
        try {
            List<CallView> views = new ArrayList<>();
            for (Call call : tracker.board().calls()) {
                if (views.size() == limit) {
                    break;
                }
                List<PartyInfo> parties = call.legs().stream().map(Leg::info).toList();
                views.add(new CallView(switchName, call.info(), call.since(), parties));
            }
            return views;
        } finally {
            lock.unlock();
        }
    }

    List<LinkReading> readings() {
        lock.lock();
        try {
            List<LinkReading> readings = new ArrayList<>();
            for (LinkState link : tracker.board().links()) {
                readings.add(new LinkReading(
                        link.name(),
                        switchName,
                        List.copyOf(link.reading().possible()),
                        link.reading().isConfigured(),
                        link.reading().contradictions()));
            }
            return readings;
        } finally {
            lock.unlock();
        }
    }

    /** Events wait for no sink any more. From any thread. */
    void stopWaiting() {
        events.stopWaiting();
    }

    /** Writes what is tracked, for a lane that goes on from here. No link may deliver any more. */
    StateOutput write() {
        lock.lock();
        try {
            StateOutput out = new StateOutput();
            tracker.write(out);
            return out;
        } finally {
            lock.unlock();
        }
    }

    /** The links that were up when the state was written are expected to come back soon. */
    void awaitLinks(long micros) {
        lock.lock();
        try {
            feeds.await(
                    tracker.board().links().stream()
                            .filter(LinkState::isUp)
                            .map(LinkState::name)
                            .toList(),
                    micros);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        events.close();
    }
}
