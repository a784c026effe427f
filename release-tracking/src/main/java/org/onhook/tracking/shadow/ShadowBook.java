package org.onhook.tracking.shadow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.onhook.api.release.Attribution;
import org.onhook.api.shadow.Difference;
import org.onhook.api.shadow.ShadowReport;
import org.onhook.api.tracking.PartyInfo;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what the lanes compare, logs the answers that differ, not more than one a second, and keeps the latest. Thread-safe. */
@Component(service = {ShadowReport.class, ShadowBook.class})
public final class ShadowBook implements ShadowReport, ReleasesCompared {

    private static final Logger LOG = LoggerFactory.getLogger(ShadowBook.class);
    private static final int KEPT = 1_000;
    private static final long LOG_PAUSE = TimeUnit.SECONDS.toNanos(1);

    private final Map<Difference.Kind, Deque<Difference>> kept = new EnumMap<>(Difference.Kind.class);
    private final Map<Difference.Kind, Long> different = new EnumMap<>(Difference.Kind.class);
    private List<String> policies = List.of();
    private long releases;
    private long unpaired;
    private long silentSince = System.nanoTime() - LOG_PAUSE;
    private long notLogged;

    /** Counts from the beginning, and forgets what was compared, unless it was with the same policies. */
    public synchronized void begin(List<String> shadowPolicies) {
        if (!policies.equals(shadowPolicies)) {
            policies = List.copyOf(shadowPolicies);
            kept.clear();
            different.clear();
            releases = 0;
            unpaired = 0;
            notLogged = 0;
        }
    }

    @Override
    public synchronized void same() {
        releases++;
    }

    @Override
    public synchronized void different(Difference difference) {
        releases++;
        different.merge(difference.kind(), 1L, Long::sum);
        Deque<Difference> latest = kept.computeIfAbsent(difference.kind(), kind -> new ArrayDeque<>());
        if (latest.size() == KEPT) {
            latest.removeFirst();
        }
        latest.addLast(difference);
        if (difference.kind() == Difference.Kind.ANSWER) {
            log(difference);
        }
    }

    @Override
    public synchronized void unpaired() {
        unpaired++;
    }

    private void log(Difference difference) {
        long now = System.nanoTime();
        if (now - silentSince < LOG_PAUSE) {
            notLogged++;
            return;
        }
        LOG.info(
                "Switch {}, call {}, {}: attributed to {}; the shadow policies attribute it to {}{}",
                difference.switchName(),
                difference.call().switchCallId(),
                difference.released().stream().map(PartyInfo::device).toList(),
                text(difference.active()),
                text(difference.shadow()),
                notLogged == 0 ? "" : " (" + notLogged + " differences before this one were not logged)");
        silentSince = now;
        notLogged = 0;
    }

    private static String text(Attribution attribution) {
        return attribution.initiator().text() + " (" + attribution.rule() + ", "
                + attribution.confidence().name().toLowerCase(Locale.ROOT) + ")";
    }

    @Override
    public synchronized List<String> policies() {
        return policies;
    }

    @Override
    public synchronized Counts counts() {
        return new Counts(
                releases,
                different.getOrDefault(Difference.Kind.ANSWER, 0L),
                different.getOrDefault(Difference.Kind.REASON, 0L),
                unpaired);
    }

    @Override
    public synchronized List<Difference> latest(Difference.Kind kind, int limit) {
        List<Difference> latest = new ArrayList<>();
        Iterator<Difference> newestFirst =
                kept.getOrDefault(kind, new ArrayDeque<>()).descendingIterator();
        while (newestFirst.hasNext() && latest.size() < limit) {
            latest.add(newestFirst.next());
        }
        return List.copyOf(latest);
    }
}
