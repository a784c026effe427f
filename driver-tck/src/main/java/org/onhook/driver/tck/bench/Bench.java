package org.onhook.driver.tck.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.ConnectionId;
import org.onhook.api.driver.LinkStatus;
import org.onhook.api.driver.SwitchLink;
import org.onhook.api.driver.SwitchRequest;
import org.onhook.api.request.TRequest;
import org.onhook.api.request.TRequestType;
import org.onhook.driver.tck.DriverUnderTest;
import org.onhook.driver.tck.SampleSwitch;

/**
 * A link and its switch, for one test. The link is only called from threads of a group of its own, so that the threads that
 * it leaves behind can be told from all others.
 */
public final class Bench implements AutoCloseable {

    /** The devices that a link monitors. */
    public static final List<String> DNS = List.of("2001", "2002");

    public static final String CALLER = DNS.get(0);
    public static final String CALLED = DNS.get(1);

    /** The link's name. */
    public static final String NAME = "tck";

    private final ThreadGroup group = new ThreadGroup("link under test");
    private final AtomicLong latestMicros = new AtomicLong();
    private final List<Recorder> recorders = new ArrayList<>();
    private final SampleSwitch theSwitch;
    private final Map<String, String> configuration;
    private final SwitchLink link;
    private List<String> referenceCourse = List.of();

    /** With a switch that does not listen yet, and a link that is not open. */
    public Bench(DriverUnderTest driver) throws Exception {
        this.theSwitch = driver.newSwitch();
        this.configuration = theSwitch.configuration(DNS);
        this.link = within(Patience.PROMPT, "newLink()", () -> driver.newLink(NAME, configuration));
    }

    /** With a switch that listens, and a link that is up. */
    public static Bench up(DriverUnderTest driver) throws Exception {
        Bench bench = new Bench(driver);
        try {
            bench.theSwitch.listen();
            bench.awaitUp(bench.open());
            return bench;
        } catch (Exception | AssertionError e) {
            bench.abandon(e);
            throw e;
        }
    }

    public SampleSwitch theSwitch() {
        return theSwitch;
    }

    public SwitchLink link() {
        return link;
    }

    public Map<String, String> configuration() {
        return configuration;
    }

    // ---- the link's life

    /** A receiver for the link. */
    public Recorder newRecorder() {
        Recorder recorder = new Recorder(latestMicros);
        recorders.add(recorder);
        return recorder;
    }

    /** Opens the link. */
    public Recorder open() throws Exception {
        Recorder recorder = newRecorder();
        open(recorder);
        return recorder;
    }

    /** Opens the link to this receiver. */
    public void open(Recorder recorder) throws Exception {
        within(Patience.AT_ONCE, "open()", () -> {
            recorder.opening(Thread.currentThread());
            try {
                link.open(recorder);
            } finally {
                recorder.opened();
            }
            return null;
        });
    }

    /** The receiver of the link's latest opening. */
    public Recorder recorder() {
        return recorders.get(recorders.size() - 1);
    }

    public void suspendLink() throws Exception {
        within(Patience.PROMPT, "suspend()", () -> {
            link.suspend();
            recorders.forEach(Recorder::over);
            return null;
        });
    }

    public void closeLink() throws Exception {
        await(startClosing(), Patience.PROMPT, "close()");
    }

    /** Closes the link on another thread. */
    public Future<?> startClosing() {
        return start(() -> {
            link.close();
            recorders.forEach(Recorder::over);
            return null;
        });
    }

    /** The status, which is there at once. */
    public LinkStatus status() throws Exception {
        return within(Patience.AT_ONCE, "status()", link::status);
    }

    /** What all receivers of this link got, one after the other. */
    public List<CallEvent> allEvents() {
        return recorders.stream()
                .flatMap(recorder -> recorder.events().stream())
                .toList();
    }

    public void awaitUp(Recorder recorder) throws Exception {
        recorder.await(CallEvent.LinkUp.class, 1);
        awaitState(LinkStatus.State.UP);
    }

    public void awaitState(LinkStatus.State state) throws Exception {
        Patience.until(
                () -> "the link is " + state + "; it is " + link.status(),
                Patience.CONVERSATION,
                () -> status().state() == state);
    }

    // ---- calls

    /** Plays a call from its beginning to its end; its identifier. */
    public String play() throws Exception {
        String call = theSwitch.call(CALLER, CALLED);
        theSwitch.hangUp(call, CALLER);
        return call;
    }

    /** The course of an undisturbed call. The link has to be up when this is asked for the first time. */
    public List<String> referenceCourse() throws Exception {
        if (referenceCourse.isEmpty()) {
            String reference = play();
            // When the next call has begun there is nothing more to come of this one.
            String next = theSwitch.call(CALLER, CALLED);
            Patience.until(
                    () -> "any event on call " + next + "; the link is " + link.status() + ", events were "
                            + allEvents(),
                    Patience.CONVERSATION,
                    () -> !log(next).course(next).isEmpty());
            theSwitch.hangUp(next, CALLER);
            referenceCourse = log(reference).course(reference);
            awaitCall(next);
        }
        return referenceCourse;
    }

    /** Waits for all of a call to be delivered. */
    public void awaitCall(String call) throws Exception {
        List<String> course = referenceCourse();
        Patience.until(
                () -> "the events on call " + call + " " + course + "; was "
                        + log(call).course(call) + ", the link is " + link.status(),
                Patience.CONVERSATION,
                () -> log(call).course(call).size() >= course.size());
    }

    /** What was delivered of these calls. */
    public CallLog log(String... callIds) {
        return CallLog.of(allEvents(), Set.of(callIds));
    }

    /** Asserts that these calls were delivered, in this order, with nothing missing and nothing twice. */
    public void assertDelivered(List<String> calls) throws Exception {
        List<String> wanted = new ArrayList<>();
        for (String call : calls) {
            referenceCourse().forEach(line -> wanted.add(call + ": " + line));
        }
        List<String> was = CallLog.of(allEvents(), Set.copyOf(calls)).all();
        for (int i = 0; i < Math.max(wanted.size(), was.size()); i++) {
            String expected = i < wanted.size() ? wanted.get(i) : "nothing more";
            String actual = i < was.size() ? was.get(i) : "nothing more";
            if (!expected.equals(actual)) {
                throw new AssertionError("event " + i + " of " + wanted.size() + " should be '" + expected + "', was '"
                        + actual + "' (" + was.size() + " in all)");
            }
        }
    }

    // ---- requests

    /**
     * Has the link carry the request of the caller of a call to be released from it. The call has to be delivered; whatever the
     * link is at, this returns at once.
     *
     * @return what the link returned
     */
    public boolean carryRelease(String call, long referenceId) throws Exception {
        SwitchRequest request = release(call, referenceId);
        return within(Patience.AT_ONCE, "carry()", () -> link.carry(request));
    }

    /** The request of the caller of a call that was delivered to be released from it. */
    public SwitchRequest release(String call, long referenceId) throws Exception {
        Patience.until(
                () -> "the caller's connection in call " + call + "; events were " + allEvents(),
                Patience.CONVERSATION,
                () -> connection(call).isPresent());
        return new SwitchRequest(
                referenceId,
                TRequest.onCall(TRequestType.RELEASE_CALL, CALLER, 1),
                connection(call).get(),
                ConnectionId.NONE);
    }

    private Optional<ConnectionId> connection(String call) {
        return allEvents().stream()
                .filter(CallEvent.OnCall.class::isInstance)
                .map(event -> ((CallEvent.OnCall) event).connection())
                .filter(connection -> connection.callId().equals(call)
                        && connection.device().id().equals(CALLER))
                .findFirst();
    }

    /** The answers to a request so far. */
    public List<CallEvent> answers(long referenceId) {
        return allEvents().stream()
                .filter(event -> event instanceof CallEvent.RequestConfirmed confirmed
                                && confirmed.referenceId() == referenceId
                        || event instanceof CallEvent.RequestFailed failed && failed.referenceId() == referenceId)
                .toList();
    }

    /** Waits for the answer to a request. */
    public CallEvent awaitAnswer(long referenceId) throws Exception {
        Patience.until(
                () -> "an answer to request " + referenceId + "; the link is " + link.status() + ", events were "
                        + allEvents(),
                Patience.CONVERSATION,
                () -> !answers(referenceId).isEmpty());
        return answers(referenceId).get(0);
    }

    // ---- threads

    /** Calls something of the link on a thread of the link's group. */
    private <T> Future<T> start(Callable<T> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = new Thread(group, () -> {
            try {
                result.complete(task.call());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        thread.setName("caller");
        thread.setDaemon(true);
        thread.start();
        return result;
    }

    private <T> T within(Duration atMost, String what, Callable<T> task) throws Exception {
        return await(start(task), atMost, what);
    }

    /** Waits for something that has to return. */
    public static <T> T await(Future<T> task, Duration atMost, String what) throws Exception {
        try {
            return task.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError(what + " did not return within " + atMost.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** The threads that the link has. */
    public List<Thread> threads() {
        Thread[] found = new Thread[group.activeCount() + 16];
        int count = group.enumerate(found);
        return Arrays.stream(found, 0, count)
                .filter(thread -> !thread.getName().equals("caller"))
                .toList();
    }

    // ---- the end

    /** Closes link and switch, and asserts that no rule was broken and no thread is left. */
    @Override
    public void close() throws Exception {
        try {
            recorders.forEach(Recorder::unblock);
            closeLink();
            Patience.until(() -> "no thread is left; there are " + threads(), Patience.PROMPT, () -> threads()
                    .isEmpty());
            assertRulesKept();
        } finally {
            theSwitch.close();
        }
    }

    /** Asserts that nothing was noticed that must never be. */
    public void assertRulesKept() {
        List<String> violations = recorders.stream()
                .flatMap(recorder -> recorder.violations().stream())
                .toList();
        if (!violations.isEmpty()) {
            throw new AssertionError(violations.size() + " x a rule was broken, such as: " + violations.get(0));
        }
    }

    private void abandon(Throwable because) {
        try {
            close();
        } catch (Exception | AssertionError e) {
            because.addSuppressed(e);
        }
    }
}
