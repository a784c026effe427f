package org.onhook.driver.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.ConnectionId;
import org.onhook.api.driver.SwitchRequest;
import org.onhook.api.request.TError;
import org.onhook.api.request.TRequestType;

/** The requests of a {@link MemoryLink}: carried as they should be, but for the fault that it is given. */
final class MemoryRequests {

    private static final int EVERY = 50;

    private final MemorySwitch theSwitch;
    private final Fault fault;
    private final LongSupplier clock;
    private final Consumer<CallEvent> delivery;
    private final Queue<SwitchRequest> wanted = new ConcurrentLinkedQueue<>();
    private final AtomicInteger taken = new AtomicInteger();
    private final List<SwitchRequest> unanswered = new ArrayList<>();
    private final List<CallEvent> late = new ArrayList<>();
    private final Set<Long> answered = ConcurrentHashMap.newKeySet();

    MemoryRequests(MemorySwitch theSwitch, Fault fault, LongSupplier clock, Consumer<CallEvent> delivery) {
        this.theSwitch = theSwitch;
        this.fault = fault;
        this.clock = clock;
        this.delivery = delivery;
    }

    Set<TRequestType> offered() {
        return fault == Fault.OFFERS_NOTHING ? Set.of() : Set.of(TRequestType.RELEASE_CALL);
    }

    /** From any thread. */
    void take(SwitchRequest request, boolean suspended) {
        boolean lost = fault == Fault.LOSES_A_REQUEST && taken.incrementAndGet() % EVERY == 0;
        boolean forgotten = fault == Fault.FORGETS_A_REQUEST_WHEN_SUSPENDED && suspended;
        if (!lost && !forgotten) {
            wanted.add(request);
        }
        if (fault == Fault.CARRIES_TWICE) {
            wanted.add(request);
        }
    }

    boolean isAnswered(SwitchRequest request) {
        return answered.contains(request.referenceId());
    }

    /** What is wanted goes to the switch. */
    void carry(MemorySwitch.Wire wire) {
        for (SwitchRequest request = wanted.poll(); request != null; request = wanted.poll()) {
            unanswered.add(request);
            ConnectionId connection = request.connection();
            theSwitch.request(
                    wire,
                    request.referenceId(),
                    connection.callId(),
                    connection.device().raw());
        }
    }

    /** There is no connection. */
    void refuse() {
        for (SwitchRequest request = wanted.poll(); request != null; request = wanted.poll()) {
            if (fault != Fault.IS_SILENT_WHEN_NOT_CONNECTED) {
                delivery.accept(failed(request.referenceId(), TError.SWITCH_NOT_CONNECTED, "not connected"));
            }
        }
    }

    /** There is another connection than before. */
    void connectedAgain() {
        for (SwitchRequest request : unanswered) {
            if (fault == Fault.CARRIES_AGAIN) {
                wanted.add(request);
            } else if (fault == Fault.ANSWERS_WHAT_WAS_LOST) {
                delivery.accept(failed(request.referenceId(), TError.SWITCH_NOT_CONNECTED, "lost"));
            }
        }
        unanswered.clear();
    }

    /** The switch has answered; false if this is no answer. */
    boolean answer(String[] words) {
        if (words.length != 2 || !words[0].matches("confirmed|refused")) {
            return false;
        }
        long number = Long.parseLong(words[1]);
        unanswered.removeIf(request -> request.referenceId() == number);
        answered.add(number);
        String reason = fault == Fault.KEEPS_THE_REASON_TO_ITSELF ? "" : "as told";
        CallEvent answer =
                words[0].equals("confirmed") ? confirmed(number) : failed(number, TError.INVALID_CONN_ID, reason);
        if (fault == Fault.ANSWERS_OUT_OF_PLACE) {
            late.add(answer);
        } else {
            delivery.accept(answer);
        }
        if (fault == Fault.ANSWERS_TWICE) {
            delivery.accept(answer);
        }
        return true;
    }

    /** The switch has nothing to say at the moment. */
    void idle() {
        late.forEach(delivery);
        late.clear();
    }

    CallEvent confirmed(long number) {
        return new CallEvent.RequestConfirmed(clock.getAsLong(), number, ConnectionId.NONE);
    }

    private CallEvent failed(long number, TError error, String text) {
        return new CallEvent.RequestFailed(clock.getAsLong(), number, error, text);
    }
}
