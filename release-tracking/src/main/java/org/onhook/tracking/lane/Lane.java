package org.onhook.tracking.lane;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.onhook.api.call.CallEvent;
import org.onhook.api.driver.SwitchLink;
import org.onhook.api.request.Submission;
import org.onhook.api.request.TError;
import org.onhook.api.request.TRequest;
import org.onhook.api.request.TRequestType;
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
import org.onhook.tracking.lane.RequestResolver.Resolved;
import org.onhook.tracking.model.Call;
import org.onhook.tracking.model.Leg;
import org.onhook.tracking.model.LinkState;
import org.onhook.tracking.shadow.ReleasesCompared;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lane of one switch: from its links' call events to T-Library events, one after the other. Links of one switch share
 * it; a link's own thread runs it, and no other thread is involved. What comes of a burst of several links is published when the
 * last of them ends.
 */
public final class Lane implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    private static final long INQUIRED_EVERY = 30_000_000;
    private static final int MOST_INQUIRIES = 100;
    private static final long SOON_MILLIS = 500;

    private final String switchName;
    private final TLibraryLane events;
    private final Tracker tracker;
    private final Audience audience;
    private final LaneShadow shadow;
    private final Consumer<CallChange> out;
    private final Consumer<CallChange> outBesideShadow;
    private final Feeds feeds;
    private final RequestResolver resolver;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Attributor attributor;
    private TrackerSettings settings;
    private final Set<Feed> bursting = new HashSet<>();
    private Pulse pulse = Pulse.none();
    private long inquired;

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
        this.resolver = new RequestResolver(switchName, tracker.board(), feeds);
    }

    /** A link comes. It delivers to {@link #accept} what it has to tell. */
    Feed add(String link, int priority, Carrier carrier) {
        Feed feed = new Feed(link, priority, carrier);
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
            end(feed);
        } finally {
            lock.unlock();
        }
    }

    /** Where a link delivers its events, if the lane is used without others that come and go; it carries no requests. */
    public CallEventReceiver receiver(String link) {
        return receiver(link, Carrier.NONE);
    }

    /** Likewise, of a link that carries requests. */
    public CallEventReceiver receiver(SwitchLink link) {
        return receiver(link.name(), Carrier.of(link));
    }

    private CallEventReceiver receiver(String link, Carrier carrier) {
        return receiver(add(link, 0, carrier));
    }

    /** Where a link that has come delivers its events. */
    CallEventReceiver receiver(Feed feed) {
        return new CallEventReceiver() {
            @Override
            public void accept(CallEvent event) {
                Lane.this.accept(feed, event);
            }

            @Override
            public void beginBurst() {
                begin(feed);
            }

            @Override
            public void endBurst() {
                end(feed);
            }
        };
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
                goOn(micros);
                fold("", new CallEvent.TimePassed(micros));
                feeds.timePassed(micros);
                inquire(micros);
                publishOverdue();
            } finally {
                lock.unlock();
            }
        }
    }

    /**
     * The time is told from now on, so that it shows when the lane stands.
     *
     * @param every how often, in microseconds
     * @param since when it last went on
     */
    void expectTime(long every, long since) {
        pulse = new Pulse(every, since);
    }

    private void goOn(long micros) {
        long stood = pulse.stoodBefore(micros);
        if (stood > 0) {
            fold("", new CallEvent.LaneStood(micros, stood));
        }
    }

    /** One link's burst may take long, and others have their events in it. */
    private void publishOverdue() {
        if (!bursting.isEmpty()) {
            events.endBurst();
            events.beginBurst();
        }
    }

    /** Asks the switch for calls of which nothing was heard for long. */
    private void inquire(long micros) {
        if (settings.silent() == 0 || micros - inquired < INQUIRED_EVERY) {
            return;
        }
        inquired = micros;
        for (String dn : tracker.silentSince(micros - settings.silent(), MOST_INQUIRIES)) {
            Feed feed = feeds.reporterOf(dn);
            if (feed != null && feed.isUp()) {
                feed.carrier().inquire(dn);
            }
        }
    }

    private void accept(Feed feed, CallEvent event) {
        lock.lock();
        try {
            goOn(event.micros());
            feeds.accept(feed, event);
        } finally {
            lock.unlock();
        }
    }

    private void begin(Feed feed) {
        lock.lock();
        try {
            bursting.add(feed);
            events.beginBurst();
        } finally {
            lock.unlock();
        }
    }

    private void end(Feed feed) {
        lock.lock();
        try {
            if (bursting.remove(feed) && bursting.isEmpty()) {
                events.endBurst();
            }
        } finally {
            lock.unlock();
        }
    }

    // ---- requests --------------------------------------------------------------------------------------------------

    /** What the link that reports a device can carry; nothing if none does, or none that is up. */
    public Set<TRequestType> offered(String dn) {
        return soon(
                () -> {
                    Feed feed = feeds.reporterOf(dn);
                    return feed == null || !feed.isUp()
                            ? Set.of()
                            : feed.carrier().requests();
                },
                Set.of());
    }

    /** Why a request cannot be made, if it cannot. */
    public Optional<Submission.Refused> refuses(TRequest request) {
        return soon(
                () -> resolver.resolve(0, request) instanceof Resolved.Impossible impossible
                        ? Optional.of(impossible.why())
                        : Optional.empty(),
                Optional.of(new Submission.Refused(
                        TError.TIMEOUT, "the events of switch " + switchName + " wait for a sink")));
    }

    /** Does something under the lane's order, unless the lane waits for a sink that is far behind. */
    private <T> T soon(Supplier<T> act, T otherwise) {
        boolean locked = false;
        try {
            locked = lock.tryLock(SOON_MILLIS, TimeUnit.MILLISECONDS);
            return locked ? act.get() : otherwise;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return otherwise;
        } finally {
            if (locked) {
                lock.unlock();
            }
        }
    }

    /**
     * Makes a request of the switch; one that has become impossible meanwhile fails.
     *
     * @return false if the lane is at work, and nothing was done
     */
    public boolean make(long referenceId, TRequest request) {
        if (!lock.tryLock()) {
            return false;
        }
        try {
            Resolved resolved = resolver.resolve(referenceId, request);
            if (resolved instanceof Resolved.Ready ready) {
                make(referenceId, ready);
            } else if (resolved instanceof Resolved.Impossible impossible) {
                fail(referenceId, request, impossible.why());
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void make(long referenceId, Resolved.Ready ready) {
        String link = ready.feed().link();
        fold(link, new CallEvent.RequestMade(Clock.micros(), referenceId, ready.request()));
        String unsent = "the link is not open";
        try {
            if (ready.feed().carrier().carry(ready.onSwitch())) {
                return;
            }
        } catch (RuntimeException | LinkageError e) {
            LOG.error("Switch {}, link {}: request {} could not be carried", switchName, link, ready.onSwitch(), e);
            unsent = "the driver failed: " + e;
        }
        fold(link, new CallEvent.RequestFailed(Clock.micros(), referenceId, TError.SWITCH_NOT_CONNECTED, unsent));
    }

    private void fail(long referenceId, TRequest request, Submission.Refused why) {
        fold("", new CallEvent.RequestMade(Clock.micros(), referenceId, request));
        fold("", new CallEvent.RequestFailed(Clock.micros(), referenceId, why.error(), why.text()));
    }

    /** A request will not be made after all. */
    public void abandon(long referenceId, TRequest request, String reason) {
        boolean told = soon(
                () -> {
                    fail(referenceId, request, new Submission.Refused(TError.INTERNAL, reason));
                    return true;
                },
                false);
        if (!told) {
            LOG.error(
                    "Switch {}: {} with ReferenceID {} is not made, and its client not told ({})",
                    switchName,
                    request,
                    referenceId,
                    reason);
        }
    }

    /** The highest {@code ReferenceID} of a request that was made. */
    public long highestReference() {
        lock.lock();
        try {
            return tracker.board().requests().highest();
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
        lock.lock();
        try {
            events.close();
        } finally {
            lock.unlock();
        }
    }
}
