package org.onhook.tlib.mapping;

import java.util.function.Consumer;
import org.onhook.api.call.Cause;
import org.onhook.api.tlib.TEventType;
import org.onhook.api.tracking.CallChange;
import org.onhook.api.tracking.CallInfo;
import org.onhook.api.tracking.PartyInfo;
import org.onhook.api.tracking.PartyRole;
import org.onhook.api.tracking.PartyState;

/** The DN-based events of a call that comes up: dialling, ringing, answer, hold, failure. */
final class ProgressEvents {

    private final Identities identities;

    ProgressEvents(Identities identities) {
        this.identities = identities;
    }

    /** The events of a DN that came into the call. */
    void added(CallChange.PartyAdded change, Consumer<Draft> out) {
        PartyInfo party = change.party();
        Step step = new Step(change.micros(), change.call(), party, change.other(), change.cause());
        switch (party.state()) {
            case INITIATED -> {}
            case DIALING -> out.accept(step.event(TEventType.DIALING));
            case QUEUED -> out.accept(step.queued());
            case ALERTING -> out.accept(step.event(TEventType.RINGING));
            case CONNECTED -> out.accept(step.event(TEventType.ESTABLISHED));
            case HELD -> {
                out.accept(step.event(TEventType.ESTABLISHED));
                out.accept(step.event(TEventType.HELD));
            }
            case BUSY, FAILED -> {
                if (party.role() == PartyRole.ORIGINATION) {
                    out.accept(step.destinationBusy());
                }
            }
        }
    }

    /** The events of a DN whose state changed. */
    void stateChanged(CallChange.PartyStateChanged change, Consumer<Draft> out) {
        PartyState before = change.before();
        if (before == change.party().state()) {
            return;
        }
        Step step = new Step(change.micros(), change.call(), change.party(), change.other(), change.cause());
        switch (change.party().state()) {
            case INITIATED -> {}
            case DIALING -> out.accept(step.event(TEventType.DIALING));
            case QUEUED -> out.accept(step.queued());
            case ALERTING -> out.accept(step.event(TEventType.RINGING));
            case CONNECTED ->
                out.accept(step.event(before == PartyState.HELD ? TEventType.RETRIEVED : TEventType.ESTABLISHED));
            case HELD -> {
                if (before == PartyState.ALERTING) {
                    out.accept(step.event(TEventType.ESTABLISHED));
                }
                out.accept(step.event(TEventType.HELD));
            }
            case BUSY, FAILED -> {
                if (before == PartyState.INITIATED || before == PartyState.DIALING) {
                    out.accept(step.destinationBusy());
                }
            }
        }
    }

    Draft networkReached(CallChange.NetworkReached change) {
        return new Step(change.micros(), change.call(), change.party(), change.other(), Cause.NONE)
                .event(TEventType.NETWORK_REACHED);
    }

    /** One step of one DN's call. */
    private final class Step {

        private final long micros;
        private final CallInfo call;
        private final PartyInfo party;
        private final PartyInfo other;
        private final Cause cause;

        Step(long micros, CallInfo call, PartyInfo party, PartyInfo other, Cause cause) {
            this.micros = micros;
            this.call = call;
            this.party = party;
            this.other = other;
            this.cause = cause;
        }

        Draft event(TEventType type) {
            return withOther(DnEvent.of(type, micros, party))
                    .call(call, CallState.OK, identities)
                    .draft();
        }

        Draft queued() {
            return withOther(DnEvent.of(TEventType.QUEUED, micros, party).thisQueue())
                    .call(call, CallState.OK, identities)
                    .draft();
        }

        Draft destinationBusy() {
            int callState = FailureState.of(cause.code(), party.state());
            return withOther(DnEvent.of(TEventType.DESTINATION_BUSY, micros, party))
                    .call(call, callState, identities)
                    .draft();
        }

        /** Before there is a party at the other end, the caller's is the number that was called. */
        private DnEvent withOther(DnEvent event) {
            boolean calledIsOther = !other.isSomebody() && party.role() == PartyRole.ORIGINATION && !answered();
            return calledIsOther ? event.other(CallNumbers.called(call), DnRole.DESTINATION) : event.other(other);
        }

        private boolean answered() {
            return party.state().isInSpeech();
        }
    }
}
