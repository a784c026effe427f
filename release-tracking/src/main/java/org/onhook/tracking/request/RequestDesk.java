package org.onhook.tracking.request;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.onhook.api.request.RequestService;
import org.onhook.api.request.Submission;
import org.onhook.api.request.TError;
import org.onhook.api.request.TRequest;
import org.onhook.api.request.TRequestType;
import org.onhook.tracking.ConfigurationOrigin;
import org.onhook.tracking.lane.Lane;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the requests of clients, numbers them, and has the lane of each make it of its switch when it is due. What waits when
 * it stops fails, and is told so. It knows nothing of OSGi.
 */
public final class RequestDesk implements RequestService {

    private static final Logger LOG = LoggerFactory.getLogger(RequestDesk.class);

    /** {@code ReferenceID} is an unsigned number of 32 bits, of which the highest means none. */
    private static final long MOST = 0xFFFF_FFFEL;

    private static final long BUSY_MILLIS = 20;
    private static final long STOPPING_SECONDS = 1;
    private static final int LONGEST_NUMBER = 128;

    private record Pending(Lane lane, TRequest request) {}

    private final Supplier<Collection<Lane>> lanes;
    private final ScheduledExecutorService due =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "onhook-requests"));
    private final Pacing pacing = new Pacing();
    /** In the order in which they were submitted. */
    private final Map<Long, Pending> waiting = new LinkedHashMap<>();

    private RequestSettings settings = RequestSettings.DEFAULT;
    private long last;
    private boolean stopped;

    /**
     * A desk that is open.
     *
     * @param lanes the lanes that there are
     * @param configuration see {@link RequestSettings}
     */
    public RequestDesk(Supplier<Collection<Lane>> lanes, Map<String, ?> configuration) {
        this.lanes = lanes;
        configure(configuration);
        last = lanes.get().stream().mapToLong(Lane::highestReference).max().orElse(0);
    }

    /** A bad value is refused, and what was in force goes on. */
    public synchronized void configure(Map<String, ?> configuration) {
        try {
            settings = RequestSettings.parse(configuration);
        } catch (IllegalArgumentException e) {
            LOG.error(
                    "Configuration {} is refused: {}; the former settings stay in force",
                    ConfigurationOrigin.of(configuration, "onhook.requests"),
                    e.getMessage());
        }
    }

    @Override
    public Submission submit(TRequest request) {
        Optional<Submission.Refused> wrong = wrong(request);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        Submission.Refused refused =
                new Submission.Refused(TError.NOT_CONFIGURED, "no link monitors DN " + request.thisDn());
        for (Lane lane : lanes.get()) {
            Optional<Submission.Refused> impossible = lane.refuses(request);
            if (impossible.isEmpty()) {
                return take(new Pending(lane, request));
            }
            if (impossible.get().error() != TError.NOT_CONFIGURED) {
                refused = impossible.get();
            }
        }
        return refused;
    }

    @Override
    public Set<TRequestType> offered(String thisDn) {
        return lanes.get().stream()
                .map(lane -> lane.offered(thisDn))
                .filter(types -> !types.isEmpty())
                .findFirst()
                .orElse(Set.of());
    }

    private static Optional<Submission.Refused> wrong(TRequest request) {
        String missing = request.thisDn().isEmpty()
                ? "ThisDN"
                : request.type().isOnCall() && request.connId() == 0
                        ? "ConnID"
                        : request.type().namesOther() && request.otherDn().isEmpty() ? "OtherDN" : "";
        if (!missing.isEmpty()) {
            return Optional.of(new Submission.Refused(
                    TError.INVALID_ATTRIBUTE, request.type().requestName() + " needs " + missing));
        }
        boolean printable = request.otherDn().codePoints().noneMatch(Character::isISOControl);
        return printable && request.otherDn().length() <= LONGEST_NUMBER
                ? Optional.empty()
                : Optional.of(new Submission.Refused(
                        TError.INVALID_ATTRIBUTE,
                        "OtherDN has to be of " + LONGEST_NUMBER + " printable characters at most"));
    }

    private synchronized Submission take(Pending pending) {
        if (stopped) {
            return new Submission.Refused(TError.INTERNAL, "the connector stops");
        }
        last = last % MOST + 1;
        waiting.put(last, pending);
        schedule(last, 0);
        return new Submission.Accepted(last);
    }

    private void schedule(long referenceId, long millis) {
        due.schedule(() -> make(referenceId), millis, TimeUnit.MILLISECONDS);
    }

    /** Makes a request if it is due, or looks again later. One thread. */
    private void make(long referenceId) {
        Pending pending;
        synchronized (this) {
            pending = waiting.get(referenceId);
            if (pending == null || stopped) {
                return;
            }
            long wait = wait(referenceId, pending.request());
            if (wait > 0) {
                schedule(referenceId, wait);
                return;
            }
        }
        boolean made = pending.lane().make(referenceId, pending.request());
        synchronized (this) {
            if (made) {
                waiting.remove(referenceId);
                pacing.made(pending.request(), now(), settings);
            } else if (!stopped) {
                schedule(referenceId, BUSY_MILLIS);
            }
        }
    }

    /** How long a request has to wait, in milliseconds: for one that came before, or for the distance to one that was made. */
    private long wait(long referenceId, TRequest request) {
        for (Map.Entry<Long, Pending> earlier : waiting.entrySet()) {
            if (earlier.getKey() == referenceId) {
                break;
            }
            if (Pacing.concernsTheSame(request, earlier.getValue().request())) {
                return BUSY_MILLIS;
            }
        }
        return pacing.wait(request, now());
    }

    private static long now() {
        return System.nanoTime() / 1_000_000;
    }

    /** Takes nothing any more. */
    public void stop() {
        synchronized (this) {
            stopped = true;
        }
        due.shutdownNow();
        boolean interrupted = false;
        try {
            due.awaitTermination(STOPPING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        Map<Long, Pending> left;
        synchronized (this) {
            left = new LinkedHashMap<>(waiting);
            waiting.clear();
        }
        left.forEach((referenceId, pending) ->
                pending.lane().abandon(referenceId, pending.request(), "the connector stops"));
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
