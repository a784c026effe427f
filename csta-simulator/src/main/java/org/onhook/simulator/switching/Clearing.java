package org.onhook.simulator.switching;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Acts that end calls and legs, told in the way of the switch. */
public final class Clearing {

    /** How long a party listens to tone before it goes on-hook. */
    public static final long TONE_MILLIS = 900;

    private final Floor floor;
    private final Evidence evidence;

    public Clearing(Floor floor) {
        this.floor = floor;
        this.evidence = new Evidence(floor);
    }

    /** A party hangs up, whatever state its call is in. */
    public void hangUp(SimCall call, Device who, EventCause cause) {
        if (!call.isConference()) {
            clearAll(call, Initiator.party(who), startingWith(call, who), cause, cause);
        } else if (floor.behaviour().endsWithController() && call.isControlledBy(who)) {
            endForAll(call, who);
        } else {
            leave(call, who, cause);
        }
    }

    /** A party leaves a call that goes on without it. */
    public void leave(SimCall call, Device who, EventCause cause) {
        Initiator initiator = Initiator.party(who);
        Leg leaving = call.leg(who);
        Set<Leeway> tolerated = evidence.ofLeaving(call, leaving, initiator, cause);
        tellCleared(call, leaving, initiator, cause, Turn.OPENING);
        List<Device> staying = call.others(leaving).stream().map(Leg::device).toList();
        end(leaving, initiator, tolerated, false);
        floor.witness().left(who, initiator, tolerated, staying);
        floor.unsettle();
    }

    /** The controller of a conference ends it for everybody. */
    public void endForAll(SimCall call, Device controller) {
        Initiator initiator = Initiator.party(controller);
        Set<Leeway> tolerated = evidence.ofEndingForAll(controller);
        for (Leg leg : startingWith(call, controller)) {
            boolean own = leg.device().equals(controller);
            Turn turn = own ? Turn.OPENING : Turn.FOLLOWING;
            tellEnd(call, leg, initiator, EventCause.NORMAL_CLEARING, turn);
            end(leg, initiator, own && evidence.isSeenLeaving(controller) ? Set.of() : tolerated, false);
        }
        floor.witness().ended(initiator, tolerated);
    }

    /** Both parties hang up at the same moment; the first one's clear is told first. */
    public void hangUpTogether(SimCall call, Device first, Device second) {
        Initiator either = Initiator.either(first, second);
        Set<Leeway> tolerated = evidence.ofRelease(call.present(), either, EventCause.NORMAL_CLEARING, false);
        Turn turn = Turn.OPENING;
        for (Device device : List.of(first, second)) {
            Leg leg = call.leg(device);
            tellOwnEnd(call, leg, Initiator.party(device), EventCause.NORMAL_CLEARING, turn);
            turn = Turn.FOLLOWING;
        }
        for (Device device : List.of(first, second)) {
            end(call.leg(device), either, tolerated, false);
        }
        floor.witness().ended(either, tolerated);
    }

    /**
     * A party hangs up, and the other one hears tone until it goes on-hook itself, whatever the switch's usual way.
     */
    public void hangUpWithTone(SimCall call, Device who, EventCause cause) {
        Initiator initiator = Initiator.party(who);
        Leg first = call.leg(who);
        Leg behind = call.others(first).get(0);
        Set<Leeway> tolerated = evidence.ofRelease(call.present(), initiator, cause, true);
        LocalState left =
                floor.behaviour().clears() == Clears.EVERY_LEG_WITH_TONE ? LocalState.FAIL : LocalState.CONNECTED;
        behind.become(left);
        tellEnd(call, first, initiator, cause, Turn.OPENING);
        end(first, initiator, tolerated, false);
        behind.become(LocalState.FAIL);
        tellFailed(call, behind, behind.device(), EventCause.BLOCKED, Turn.FOLLOWING);
        floor.after(TONE_MILLIS, () -> goOnHook(call, behind.device(), initiator, tolerated));
    }

    /** The called party turns down the call that rings. */
    public void reject(SimCall call, Device called, Device caller) {
        Initiator initiator = Initiator.party(called);
        Leg alerting = call.leg(called);
        Set<Leeway> tolerated = evidence.ofRelease(
                call.present(),
                initiator,
                EventCause.NORMAL_CLEARING,
                floor.behaviour().clears().tellEveryLeg());
        floor.witness().rejected(called);
        clearInOrder(
                call,
                initiator,
                List.of(alerting, call.leg(caller)),
                EventCause.NORMAL_CLEARING,
                EventCause.NORMAL_CLEARING,
                tolerated);
        floor.witness().ended(initiator, tolerated);
    }

    /**
     * The called party turns down the call that rings, and the caller is told so by tone.
     *
     * @param failure the cause that the caller is told
     * @param ending what takes the caller off the tone
     */
    public void rejectWithTone(SimCall call, Device called, Device caller, EventCause failure, ToneEnding ending) {
        Initiator initiator = Initiator.party(called);
        Leg alerting = call.leg(called);
        Leg waiting = call.leg(caller);
        Set<Leeway> tolerated = evidence.ofRelease(call.present(), initiator, EventCause.NORMAL_CLEARING, true);
        floor.witness().rejected(called);
        tellEnd(call, alerting, initiator, EventCause.NORMAL_CLEARING, Turn.OPENING);
        end(alerting, initiator, tolerated, false);
        tellFailed(call, waiting, called, failure, Turn.FOLLOWING);
        floor.witness().failed(caller, failure);
        waiting.become(LocalState.FAIL);
        floor.after(TONE_MILLIS, () -> {
            switch (ending) {
                case PARTY_HANGS_UP -> goOnHook(call, caller, initiator, tolerated);
                case SWITCH_CLEARS -> {
                    tellOwnEnd(call, waiting, initiator, EventCause.NORMAL_CLEARING, Turn.FREE);
                    end(waiting, initiator, tolerated, false);
                    floor.witness().ended(initiator, tolerated);
                }
            }
        });
    }

    /** The switch ends the call; the device's leg goes first. */
    public void switchClears(SimCall call, Device first, EventCause cause) {
        switchClears(call, first, cause, cause);
    }

    /** The switch ends the call with a cause of its own on the first leg and another one on what follows. */
    public void switchClears(SimCall call, Device first, EventCause cause, EventCause following) {
        clearAll(call, Initiator.SWITCH, startingWith(call, first), cause, following);
    }

    /** The call cannot be put through; the caller hears tone. */
    public void fail(SimCall call, Device caller, Device called, EventCause cause, FailedLeg failedLeg) {
        Leg leg = call.leg(caller);
        floor.witness().takesPart(called);
        switch (failedLeg) {
            case OF_CALLED -> {
                call.failedAt(called);
                tellFailed(call, leg, called, cause, Turn.FREE);
            }
            case OF_CALLER -> {
                leg.become(LocalState.FAIL);
                floor.emit(
                        leg,
                        new SwitchEvent.Failed(
                                call.connection(caller), called.number(), call.route(), leg.state(), cause));
            }
        }
        floor.witness().failed(caller, cause);
    }

    /** The switch takes the caller off a call that failed, naming the called device if it names releasers. */
    public void clearFailedForBusy(SimCall call, Device caller, Device called, EventCause cause, boolean failedLegToo) {
        boolean named = floor.behaviour().reading() == Reading.RELEASER;
        Initiator initiator = named ? Initiator.party(called) : Initiator.SWITCH;
        Set<Leeway> tolerated = named && !floor.behaviour().known() ? Set.of(Leeway.UNKNOWN) : Set.of();
        Leg leg = call.leg(caller);
        if (failedLegToo && floor.behaviour().clears().tellEveryLeg()) {
            Leg failed = new Leg(called, LocalState.FAIL);
            floor.emit(leg, cleared(call, failed, leg, initiator, cause), Turn.OPENING);
        }
        tellOwnEnd(call, leg, initiator, cause, Turn.FREE);
        end(leg, initiator, tolerated, false);
        floor.witness().ended(initiator, tolerated);
    }

    /** A leg that rang lost the call to another one, which the switch tells as a clear. */
    public void answeredElsewhere(SimCall call, Device device) {
        Leg lost = call.leg(device);
        LocalState before = lost.state();
        tellEnd(call, lost, Initiator.SWITCH, EventCause.REDIRECTED, Turn.FREE);
        lost.become(LocalState.NULL);
        floor.witness().diverted(device, before);
    }

    /** The last party of a conference room goes, by itself, after all the others. */
    public void leaveRoom(SimCall call, Device who) {
        Initiator initiator = Initiator.party(who);
        Leg leg = call.leg(who);
        Set<Leeway> tolerated = evidence.releaserIsNamed(initiator) ? Set.of() : Set.of(Leeway.UNKNOWN, Leeway.REMOTE);
        tellOwnEnd(call, leg, initiator, EventCause.NORMAL_CLEARING, Turn.FREE);
        end(leg, initiator, tolerated, false);
        floor.witness().ended(initiator, Set.of(Leeway.UNKNOWN, Leeway.REMOTE));
    }

    /** Nobody will be told how the call ended. */
    public void vanish(SimCall call) {
        floor.witness().linkLost();
        for (Leg leg : call.present()) {
            end(leg, Initiator.UNKNOWN, Set.of(), false);
        }
        floor.witness().ended(Initiator.UNKNOWN, Set.of());
    }

    private void clearAll(SimCall call, Initiator initiator, List<Leg> order, EventCause cause, EventCause following) {
        Leg first = order.get(0);
        boolean tone = floor.behaviour().clears() == Clears.EVERY_LEG_WITH_TONE
                && order.size() == 2
                && initiator.kind() == Initiator.Kind.PARTY
                && first.state().talking()
                && order.get(1).state().talking()
                && order.get(1).device().canBeMonitored();
        if (tone) {
            hangUpWithTone(call, first.device(), cause);
            return;
        }
        Set<Leeway> tolerated = evidence.ofRelease(
                order, initiator, cause, floor.behaviour().clears().tellEveryLeg());
        clearInOrder(call, initiator, order, cause, following, tolerated);
        floor.witness().ended(initiator, tolerated);
    }

    private void clearInOrder(
            SimCall call,
            Initiator initiator,
            List<Leg> order,
            EventCause cause,
            EventCause following,
            Set<Leeway> tolerated) {
        boolean gaveUp =
                initiator.kind() == Initiator.Kind.PARTY && order.get(0).state() == LocalState.CONNECTED;
        for (Leg leg : order) {
            boolean first = leg == order.get(0);
            if (!first && gaveUp && cause == EventCause.CALL_CANCELLED && cancelsByFailure(leg)) {
                end(leg, initiator, tolerated, true);
                tellCancelled(call, leg);
            } else {
                tellEnd(call, leg, initiator, first ? cause : following, first ? Turn.OPENING : Turn.FOLLOWING);
                end(leg, initiator, tolerated, gaveUp);
            }
        }
    }

    private boolean cancelsByFailure(Leg leg) {
        return floor.behaviour().cancelsByFailure() && leg.state() == LocalState.ALERTING;
    }

    private void tellCancelled(SimCall call, Leg leg) {
        if (leg.device().canBeMonitored()) {
            Device device = leg.device();
            floor.emit(
                    leg,
                    new SwitchEvent.Failed(
                            call.connection(device),
                            device.number(),
                            call.route(),
                            LocalState.NULL,
                            EventCause.CALL_CANCELLED),
                    Turn.FOLLOWING);
        }
    }

    private void goOnHook(SimCall call, Device device, Initiator initiator, Set<Leeway> tolerated) {
        Leg leg = call.leg(device);
        tellOwnEnd(call, leg, Initiator.party(device), EventCause.NORMAL_CLEARING, Turn.FREE);
        end(leg, initiator, tolerated, false);
        floor.witness().ended(initiator, tolerated);
    }

    private void tellEnd(SimCall call, Leg leg, Initiator initiator, EventCause cause, Turn turn) {
        if (floor.behaviour().clears().tellEveryLeg()) {
            tellCleared(call, leg, initiator, cause, turn);
        } else {
            tellOwnEnd(call, leg, initiator, cause, turn);
        }
    }

    /** The device's own monitor first, then those of the devices that stay. */
    private void tellCleared(SimCall call, Leg dropped, Initiator initiator, EventCause cause, Turn turn) {
        tellOwnEnd(call, dropped, initiator, cause, turn);
        for (Leg monitor : call.others(dropped)) {
            if (monitor.listens()) {
                floor.emit(monitor, cleared(call, dropped, monitor, initiator, cause), weighed(turn, initiator));
            }
        }
    }

    /** Where each clear names the releaser, their order tells nothing. */
    private Turn weighed(Turn turn, Initiator initiator) {
        return turn != Turn.FREE && evidence.releaserIsNamed(initiator) ? Turn.ENDING : turn;
    }

    private void tellOwnEnd(SimCall call, Leg dropped, Initiator initiator, EventCause cause, Turn turn) {
        if (dropped.listens()) {
            floor.emit(dropped, cleared(call, dropped, dropped, initiator, cause), weighed(turn, initiator));
        }
    }

    private SwitchEvent cleared(SimCall call, Leg dropped, Leg monitor, Initiator initiator, EventCause cause) {
        String releasing =
                switch (floor.behaviour().reading()) {
                    case RELEASER -> initiator.named();
                    case DROPPED -> dropped.device().releasing();
                    case SELF -> monitor.device().number();
                };
        LocalState local = monitor == dropped ? LocalState.NULL : monitor.state();
        return new SwitchEvent.ConnectionCleared(call.connection(dropped.device()), releasing, local, cause);
    }

    private void tellFailed(SimCall call, Leg monitor, Device failing, EventCause cause, Turn turn) {
        if (monitor.listens()) {
            floor.emit(
                    monitor,
                    new SwitchEvent.Failed(
                            call.connection(failing), failing.number(), call.route(), monitor.state(), cause),
                    turn);
        }
    }

    private void end(Leg leg, Initiator initiator, Set<Leeway> tolerated, boolean callerGaveUp) {
        LocalState before = leg.state();
        leg.become(LocalState.NULL);
        floor.witness().released(leg.device(), before, initiator, tolerated, callerGaveUp);
    }

    private static List<Leg> startingWith(SimCall call, Device first) {
        Leg leg = call.leg(first);
        List<Leg> order = new ArrayList<>();
        order.add(leg);
        order.addAll(call.others(leg));
        return order;
    }
}
