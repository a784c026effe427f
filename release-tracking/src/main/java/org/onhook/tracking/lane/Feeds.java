package org.onhook.tracking.lane;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.onhook.api.call.CallEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The links to one switch. Each monitored device has one link whose reports on it are handled. Other links that monitor it too
 * are listened to, so that any of them can take over and nothing goes unseen: what such a link has reported and the other one
 * not yet is handled then, and what was handled before it reports it is left out. Guarded by its lane's lock.
 *
 * <p>Another link takes over when the one that reports is removed or goes down; when it is silent while another one reports; when
 * one of higher priority has been up for a while; and when an equal one reports more devices.
 */
final class Feeds {

    /** Where what is to be handled goes. */
    interface Fold {
        void accept(String link, CallEvent event);
    }

    private static final Logger LOG = LoggerFactory.getLogger(Feeds.class);
    private static final long SECOND = 1_000_000;

    /** How much later than another a link may report an event, and still be taken to agree with it. */
    private static final long SKEW = 2 * SECOND;

    /** How long what was handled is remembered, to be left out when a link reports it later. */
    private static final long REMEMBERED = 10 * SECOND;

    /** How long a link of higher priority is up before it takes over from one that does well. */
    private static final long TAKEN_BACK_AFTER = 10 * SECOND;

    /** How long a link is silent, while another one reports its devices, before that one takes over: shorter than decisions wait. */
    private static final long SILENT = SECOND / 5;

    private static final long REVIEWED_EVERY = SECOND / 10;

    /** How long a link may take to come back after this bundle was away. */
    private static final long AWAITED = 5 * SECOND;

    private final String switchName;
    private final Fold fold;
    private final List<Feed> feeds = new ArrayList<>();
    private final Reporters reporters = new Reporters();
    private final Map<String, Long> awaited = new HashMap<>();
    private final Lately lately = new Lately();
    private long reviewed;

    Feeds(String switchName, Fold fold) {
        this.switchName = switchName;
        this.fold = fold;
    }

    /** These links were up when this bundle went; one that does not come back soon is down. */
    void await(Collection<String> links, long micros) {
        links.forEach(link -> awaited.put(link, micros + AWAITED));
    }

    void add(Feed feed) {
        awaited.remove(feed.link());
        feeds.add(feed);
    }

    void remove(Feed feed, long micros, String reason) {
        feeds.remove(feed);
        lose(feed, micros, reason);
    }

    /** The link whose reports on a device are handled, or null. */
    Feed reporterOf(String dn) {
        return reporters.of(dn);
    }

    void accept(Feed feed, CallEvent event) {
        if (event instanceof CallEvent.OnCall onCall) {
            onCall(feed, onCall);
        } else if (event instanceof CallEvent.MonitorStarted started) {
            monitorStarted(feed, started);
        } else if (event instanceof CallEvent.MonitorStopped stopped) {
            monitorStopped(feed, stopped);
        } else if (event instanceof CallEvent.LinkDown down) {
            lose(feed, down.micros(), down.reason());
            feed.note(event);
        } else if (isItsToTell(feed, event)) {
            feed.note(event);
            fold.accept(feed.link(), event);
        }
    }

    private boolean isItsToTell(Feed feed, CallEvent event) {
        if (event instanceof CallEvent.DeviceSnapshot snapshot) {
            return reporters.of(snapshot.dn()) == feed;
        } else if (event instanceof CallEvent.OutOfService out) {
            return reporters.of(out.dn()) == feed;
        } else if (event instanceof CallEvent.BackInService back) {
            return reporters.of(back.dn()) == feed;
        } else if (event instanceof CallEvent.MessagesLost || event instanceof CallEvent.CallSnapshot) {
            return feeds.size() == 1 || reporters.count(feed) > 0;
        }
        return true;
    }

    // ---- events of calls -------------------------------------------------------------------------------------------

    private void onCall(Feed feed, CallEvent.OnCall event) {
        feed.note(event);
        if (feeds.size() == 1 && feed.backlog().isEmpty()) {
            fold.accept(feed.link(), event);
        } else if (feed.backlog().reports(event)) {
            // A monitor that was never announced has no other reporter.
            if (reporters.of(event.report().dn(), feed) == feed) {
                handle(feed, event);
            } else {
                feed.backlog().keep(event);
            }
        }
    }

    private void handle(Feed feed, CallEvent.OnCall event) {
        fold.accept(feed.link(), event);
        lately.handled(event);
        lately.forgetBefore(event.micros() - SKEW);
        for (Feed other : feeds) {
            if (other != feed && other.monitors().contains(event.report().dn())) {
                other.backlog().handled(event);
            }
        }
    }

    private void monitorStarted(Feed feed, CallEvent.MonitorStarted event) {
        feed.note(event);
        Feed reporter = reporters.of(event.dn());
        if (reporter == null) {
            reporters.set(event.dn(), feed);
            fold.accept(feed.link(), event);
        } else if (reporter != feed) {
            lately.on(event.dn()).forEach(feed.backlog()::handled);
        }
    }

    // ---- another link takes over -----------------------------------------------------------------------------------

    private void monitorStopped(Feed feed, CallEvent.MonitorStopped event) {
        feed.note(event);
        feed.backlog().forget(event.dn()::equals);
        if (reporters.of(event.dn()) == feed) {
            handOver(feed, Set.of(event.dn()), event.micros(), event.reason());
            stopWatching(feed, event.dn(), event.micros(), event.reason());
        }
    }

    /** The link goes, or its connection is lost: whatever another one can report, that one reports. */
    private void lose(Feed feed, long micros, String reason) {
        Set<String> reported = reporters.reportedBy(feed);
        feed.monitors().clear();
        feed.backlog().forget(dn -> true);
        handOver(feed, reported, micros, reason);
        boolean sharesName =
                feeds.stream().anyMatch(other -> other != feed && other.link().equals(feed.link()));
        if (sharesName) {
            reported.forEach(dn -> stopWatching(feed, dn, micros, reason));
        } else {
            fold.accept(feed.link(), new CallEvent.LinkDown(micros, reason));
        }
        reporters.remove(feed);
    }

    private void stopWatching(Feed feed, String dn, long micros, String reason) {
        Feed now = reporters.of(dn);
        if (now == feed) {
            reporters.remove(dn);
        }
        if (now == feed || now == null || !now.link().equals(feed.link())) {
            fold.accept(feed.link(), new CallEvent.MonitorStopped(micros, dn, reason));
        }
    }

    /** Lets other links report these devices, as far as they monitor them; the best of them each. */
    private void handOver(Feed from, Set<String> dns, long micros, String reason) {
        Map<Feed, Set<String>> to = new LinkedHashMap<>();
        for (String dn : dns) {
            best(feed -> feed != from && feed.monitors().contains(dn))
                    .ifPresent(next ->
                            to.computeIfAbsent(next, n -> new LinkedHashSet<>()).add(dn));
        }
        to.forEach((next, taken) -> takeOver(next, from, taken, micros, reason));
    }

    private Optional<Feed> best(Predicate<Feed> condition) {
        return feeds.stream().filter(condition).max(Comparator.comparingInt(Feed::priority));
    }

    private void takeOver(Feed next, Feed from, Set<String> dns, long micros, String reason) {
        fold.accept(next.link(), new CallEvent.LinkConfigured(micros, next.traits()));
        for (String dn : dns) {
            reporters.set(dn, next);
            fold.accept(next.link(), new CallEvent.MonitorStarted(micros, dn));
        }
        List<CallEvent.OnCall> unhandled = next.backlog().take(dns);
        unhandled.forEach(event -> handle(next, event));
        LOG.info(
                "Switch {}: link {} takes over {} devices from link {} ({}), with {} events that only it had reported",
                switchName,
                next.link(),
                dns.size(),
                from.link(),
                reason,
                unhandled.size());
    }

    // ---- time ------------------------------------------------------------------------------------------------------

    void timePassed(long micros) {
        if (!awaited.isEmpty()) {
            expire(micros);
        }
        lately.forgetBefore(micros - SKEW);
        for (Feed feed : feeds) {
            feed.backlog().forgetHandledBefore(micros - REMEMBERED);
        }
        if (feeds.size() > 1 && micros - reviewed >= REVIEWED_EVERY) {
            reviewed = micros;
            List.copyOf(feeds).forEach(feed -> review(feed, micros));
        }
    }

    /** Looks whether another link should report what this one reports. */
    private void review(Feed feed, long micros) {
        for (Feed other : List.copyOf(feeds)) {
            // One that reports all that it monitors has nothing to take over.
            if (other != feed && reporters.count(other) < other.monitors().size()) {
                review(feed, other, micros);
            }
        }
    }

    private void review(Feed feed, Feed other, long micros) {
        boolean better = isBetter(other, feed, micros);
        boolean leading = isLeading(other, feed, micros);
        if (!better && !leading && !other.backlog().hasUnhandled()) {
            return;
        }
        Set<String> shared = reporters.reportedBy(feed);
        shared.retainAll(other.monitors());
        if (other.backlog().oldestUnhandled(shared, feed.heard()) < micros - SILENT) {
            replace(feed, other, shared, micros, "it is silent while the other one reports");
        } else if (better && !shared.isEmpty()) {
            replace(feed, other, shared, micros, "priority " + other.priority() + " over " + feed.priority());
        } else if (leading && !shared.isEmpty()) {
            replace(feed, other, shared, micros, "one link tells the order of what all parties of a call do");
        } else {
            drop(other, feed, shared);
        }
    }

    private static boolean isBetter(Feed other, Feed feed, long micros) {
        return other.priority() > feed.priority()
                && other.isUp()
                && other.upSince() < micros - TAKEN_BACK_AFTER
                && !other.backlog().isBehind(micros - SKEW);
    }

    /**
     * Whether the other one of two equal links does as well, and reports more devices. Links that begin together each come to report some
     * of the devices; between them there is no order, by which it could be told who of two cleared first.
     */
    private boolean isLeading(Feed other, Feed feed, long micros) {
        return other.priority() == feed.priority()
                && feed.isUp()
                && other.isUp()
                && reportsMore(other, feed)
                && other.heard() > feed.heard() - SILENT
                && !other.backlog().isBehind(micros - SILENT);
    }

    /** Of two that report as many, it is the one that came first. */
    private boolean reportsMore(Feed other, Feed feed) {
        int more = reporters.count(other) - reporters.count(feed);
        return more > 0 || more == 0 && feeds.indexOf(other) < feeds.indexOf(feed);
    }

    private void replace(Feed feed, Feed other, Set<String> dns, long micros, String reason) {
        takeOver(other, feed, dns, micros, reason);
        dns.forEach(dn -> stopWatching(feed, dn, micros, reason));
    }

    private void drop(Feed other, Feed reporter, Set<String> dns) {
        long before = other.backlog().dropped();
        other.backlog().dropUnhandledBefore(reporter.heard() - SKEW, dns);
        if (before == 0 && other.backlog().dropped() > 0) {
            LOG.warn(
                    "Switch {}: link {} reports events that link {} does not; they are left out while that one reports",
                    switchName,
                    other.link(),
                    reporter.link());
        }
    }

    private void expire(long micros) {
        List<String> late = awaited.entrySet().stream()
                .filter(link -> link.getValue() <= micros)
                .map(Map.Entry::getKey)
                .toList();
        for (String link : late) {
            awaited.remove(link);
            fold.accept(link, new CallEvent.LinkDown(micros, "the link did not come back"));
        }
    }
}
