package org.onhook.driver.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.ConnectionId;
import org.onhook.api.driver.SwitchRequest;
import org.onhook.api.request.TError;
import org.onhook.api.request.TRequest;
import org.onhook.api.request.TRequestType;
import org.onhook.driver.tck.Detailed;
import org.onhook.driver.tck.DriverUnderTest;
import org.onhook.driver.tck.RequestManners;
import org.onhook.driver.tck.bench.Bench;
import org.onhook.driver.tck.bench.Patience;
import org.onhook.driver.tck.bench.Recorder;

/**
 * What a link does with requests of clients. A driver that carries any carries {@code TReleaseCall}, by which the kit tries it.
 */
public abstract class RequestContract extends LinkContract implements Detailed {

    private static final int THREADS = 4;
    private static final int REQUESTS = 25;

    private volatile Set<TRequestType> offered = Set.of();

    protected RequestContract(Supplier<DriverUnderTest> driver) {
        super(driver);
    }

    @Override
    public Optional<String> detail() {
        return offered.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        offered.stream().sorted().map(TRequestType::requestName).collect(Collectors.joining(", ")));
    }

    /** A link that is up, with calls that the kit knows the course of. */
    private Bench upWithCourse() throws Exception {
        Bench bench = up();
        try {
            bench.referenceCourse();
            return bench;
        } catch (Exception | AssertionError e) {
            bench.close();
            throw e;
        }
    }

    private static String call(Bench bench) throws Exception {
        return bench.theSwitch().call(Bench.CALLER, Bench.CALLED);
    }

    /** When the switch has been heard again, whatever it had to say before was said. */
    private static void hearAgain(Bench bench) throws Exception {
        bench.awaitCall(bench.play());
    }

    /** Waits until a call is over that the caller was released from. */
    private static void awaitEnd(Bench bench, String call) throws Exception {
        Patience.until(
                () -> "the end of call " + call + "; events were " + bench.allEvents(),
                Patience.CONVERSATION,
                () -> bench.allEvents().stream().anyMatch(event -> isEnd(event, call)));
    }

    /** Whether an event tells that a leg of a call is over, or all of it is. */
    private static boolean isEnd(CallEvent event, String call) {
        boolean end = event instanceof CallEvent.ConnectionCleared || event instanceof CallEvent.CallCleared;
        return end && ((CallEvent.OnCall) event).connection().callId().equals(call);
    }

    @Test
    void whatItCanCarryIsSaidInEveryState() throws Exception {
        try (Bench bench = idle()) {
            offered = bench.link().requests();
            assertThat(offered).as("what the link can carry").contains(TRequestType.RELEASE_CALL);
            bench.theSwitch().listen();
            bench.awaitUp(bench.open());
            assertThat(bench.link().requests()).isEqualTo(offered);
            bench.closeLink();
            assertThat(bench.link().requests()).isEqualTo(offered);
        }
    }

    @Test
    void aRequestIsCarriedOnceAnsweredOnceAndWhatItBringsAboutIsReported() throws Exception {
        try (Bench bench = upWithCourse()) {
            String call = call(bench);
            assertThat(bench.carryRelease(call, 1)).isTrue();
            CallEvent answer = bench.awaitAnswer(1);
            assertThat(answer).isInstanceOf(CallEvent.RequestConfirmed.class);
            awaitEnd(bench, call);
            hearAgain(bench);
            assertThat(bench.theSwitch().requests()).isEqualTo(1);
            assertThat(bench.answers(1)).hasSize(1);
        }
    }

    @Test
    void aRefusalIsAnAnswerWithAnErrorAndWhatTheSwitchSaid() throws Exception {
        try (Bench bench = upWithCourse()) {
            bench.theSwitch().takeRequests(RequestManners.REFUSES);
            String call = call(bench);
            bench.carryRelease(call, 2);
            assertThat(bench.awaitAnswer(2)).isInstanceOfSatisfying(CallEvent.RequestFailed.class, failed -> {
                assertThat(failed.error()).isNotNull();
                assertThat(failed.text()).isNotBlank();
            });
            bench.theSwitch().hangUp(call, Bench.CALLER);
            bench.awaitCall(call);
            assertThat(bench.answers(2)).hasSize(1);
            bench.assertDelivered(List.of(call));
        }
    }

    @Test
    void anAnswerComesWhereTheSwitchPutItAmongItsEvents() throws Exception {
        try (Bench bench = upWithCourse()) {
            for (RequestManners manners : List.of(RequestManners.ANSWERS_FIRST, RequestManners.ANSWERS_LAST)) {
                bench.theSwitch().takeRequests(manners);
                long reference = manners.ordinal() + 10;
                String call = call(bench);
                bench.carryRelease(call, reference);
                CallEvent answer = bench.awaitAnswer(reference);
                awaitEnd(bench, call);
                hearAgain(bench);
                List<CallEvent> events = bench.allEvents();
                List<Integer> ends = IntStream.range(0, events.size())
                        .filter(i -> isEnd(events.get(i), call))
                        .boxed()
                        .toList();
                if (manners == RequestManners.ANSWERS_FIRST) {
                    assertThat(events.indexOf(answer)).isLessThan(ends.get(0));
                } else {
                    assertThat(events.indexOf(answer)).isGreaterThan(ends.get(ends.size() - 1));
                }
            }
        }
    }

    @Test
    void carryingDoesNotWaitForTheReceiver() throws Exception {
        try (Bench bench = upWithCourse()) {
            String call = call(bench);
            SwitchRequest request = bench.release(call, 3);
            Recorder recorder = bench.recorder();
            recorder.block();
            String other = call(bench);
            Patience.until(() -> "an event is under way", Patience.CONVERSATION, recorder::busy);
            assertThat(bench.carryRelease(call, request.referenceId())).isTrue();
            recorder.unblock();
            bench.awaitAnswer(3);
            bench.theSwitch().hangUp(other, Bench.CALLER);
            bench.awaitCall(other);
            assertThat(bench.answers(3)).hasSize(1);
        }
    }

    @Test
    void carryingDoesNotWaitForTheSwitch() throws Exception {
        try (Bench bench = upWithCourse()) {
            bench.theSwitch().takeRequests(RequestManners.SAYS_NOTHING);
            String call = call(bench);
            assertThat(bench.carryRelease(call, 4)).isTrue();
            bench.theSwitch().hangUp(call, Bench.CALLER);
            bench.awaitCall(call);
            assertThat(bench.answers(4)).isEmpty();
        }
    }

    @Test
    void aReceiverMayHaveARequestCarriedWhileItIsAtWork() throws Exception {
        try (Bench bench = upWithCourse()) {
            String call = call(bench);
            SwitchRequest request = bench.release(call, 5);
            AtomicBoolean once = new AtomicBoolean();
            AtomicBoolean taken = new AtomicBoolean();
            bench.recorder().besides(event -> {
                if (once.compareAndSet(false, true)) {
                    taken.set(bench.link().carry(request));
                }
            });
            String other = bench.play();
            bench.awaitAnswer(5);
            bench.awaitCall(other);
            assertThat(taken).isTrue();
            assertThat(bench.answers(5)).hasSize(1);
            assertThat(bench.theSwitch().requests()).isEqualTo(1);
        }
    }

    @Test
    void requestsOfManyThreadsAreEachCarriedOnceAndAnsweredOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (Bench bench = upWithCourse()) {
            bench.theSwitch().takeRequests(RequestManners.REFUSES);
            String call = call(bench);
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int first = 100 + thread * REQUESTS;
                tasks.add(() -> {
                    for (int i = 0; i < REQUESTS; i++) {
                        assertThat(bench.carryRelease(call, first + i)).isTrue();
                    }
                    return null;
                });
            }
            for (Future<Void> task : threads.invokeAll(tasks)) {
                Bench.await(task, Patience.CONVERSATION, "having requests carried");
            }
            for (int i = 0; i < THREADS * REQUESTS; i++) {
                bench.awaitAnswer(100 + i);
            }
            bench.theSwitch().hangUp(call, Bench.CALLER);
            bench.awaitCall(call);
            assertThat(bench.theSwitch().requests()).isEqualTo(THREADS * REQUESTS);
            for (int i = 0; i < THREADS * REQUESTS; i++) {
                assertThat(bench.answers(100 + i)).hasSize(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whatIsInFlightWhenTheConnectionIsLostIsNeitherCarriedAgainNorAnswered() throws Exception {
        try (Bench bench = upWithCourse()) {
            bench.theSwitch().takeRequests(RequestManners.SAYS_NOTHING);
            String call = call(bench);
            bench.carryRelease(call, 6);
            Patience.until(
                    () -> "the request reaches the switch",
                    Patience.CONVERSATION,
                    () -> bench.theSwitch().requests() == 1);
            bench.theSwitch().cut();
            bench.recorder().await(CallEvent.LinkUp.class, 2);
            bench.theSwitch().takeRequests(RequestManners.ANSWERS_FIRST);
            hearAgain(bench);
            hearAgain(bench);
            assertThat(bench.answers(6)).isEmpty();
            assertThat(bench.theSwitch().requests()).isEqualTo(1);
        }
    }

    @Test
    void aLinkThatIsNotConnectedSaysSoOnce() throws Exception {
        try (Bench bench = upWithCourse()) {
            String call = call(bench);
            SwitchRequest request = bench.release(call, 7);
            bench.theSwitch().goAway();
            bench.recorder().await(CallEvent.LinkDown.class, 2);
            assertThat(bench.carryRelease(call, request.referenceId())).isTrue();
            assertThat(bench.awaitAnswer(7)).isInstanceOfSatisfying(CallEvent.RequestFailed.class, failed -> {
                assertThat(failed.error()).isEqualTo(TError.SWITCH_NOT_CONNECTED);
                assertThat(failed.text()).isNotBlank();
            });
            bench.theSwitch().listen();
            bench.recorder().await(CallEvent.LinkUp.class, 2);
            hearAgain(bench);
            assertThat(bench.answers(7)).hasSize(1);
            assertThat(bench.theSwitch().requests()).isZero();
        }
    }

    @Test
    void aLinkThatIsNotOpenTakesNone() throws Exception {
        try (Bench bench = upWithCourse()) {
            String call = call(bench);
            SwitchRequest request = bench.release(call, 8);
            bench.closeLink();
            assertThat(bench.link().carry(request))
                    .as("carry() of a closed link")
                    .isFalse();
            Recorder next = bench.open();
            bench.awaitUp(next);
            hearAgain(bench);
            assertThat(bench.answers(8)).isEmpty();
            assertThat(bench.theSwitch().requests()).isZero();
        }
        try (Bench bench = idle()) {
            assertThat(bench.link()
                            .carry(new SwitchRequest(
                                    9,
                                    TRequest.onCall(TRequestType.RELEASE_CALL, Bench.CALLER, 1),
                                    ConnectionId.NONE,
                                    ConnectionId.NONE)))
                    .as("carry() of a link that was never open")
                    .isFalse();
        }
    }

    @Test
    void aRequestDuringAHandoverIsTakenOrNotAndIfTakenAnsweredToTheNextReceiver() throws Exception {
        try (Bench bench = upWithCourse()) {
            String call = call(bench);
            SwitchRequest request = bench.release(call, 10);
            bench.suspendLink();
            boolean taken = bench.carryRelease(call, request.referenceId());
            Recorder next = bench.open();
            bench.awaitUp(next);
            if (taken) {
                bench.awaitAnswer(10);
                awaitEnd(bench, call);
            }
            hearAgain(bench);
            assertThat(bench.answers(10)).hasSize(taken ? 1 : 0);
            assertThat(bench.theSwitch().requests()).isEqualTo(taken ? 1 : 0);
        }
    }
}
