package org.onhook.simulator.story;

import java.util.ArrayList;
import java.util.List;
import org.onhook.simulator.switching.CallJoining;
import org.onhook.simulator.switching.CallSetup;
import org.onhook.simulator.switching.Clearing;
import org.onhook.simulator.switching.Device;
import org.onhook.simulator.switching.EventCause;
import org.onhook.simulator.switching.FailedLeg;
import org.onhook.simulator.switching.Floor;
import org.onhook.simulator.switching.SimCall;
import org.onhook.simulator.switching.ToneEnding;

/** Takes down the steps of one story, in the words in which people tell it. */
public final class Script {

    private static final long DIAL = 150;
    private static final long RING = 250;
    private static final long ANSWER = 700;
    private static final long ACT = 500;
    /** Longer than a connector waits for the consequences of an act. */
    private static final long TALK = 1200;

    private static final long NO_ANSWER = 2000;

    private final List<Step> steps = new ArrayList<>();
    private final Cast cast;
    private final Floor floor;
    private final Runnable loseLink;
    private final CallSetup setup;
    private final Clearing clearing;
    private final CallJoining joining;
    private boolean somebodyLeft;

    /**
     * An empty script.
     *
     * @param loseLink cuts the connection to the clients
     */
    public Script(Cast cast, Floor floor, Runnable loseLink) {
        this.cast = cast;
        this.floor = floor;
        this.loseLink = loseLink;
        this.setup = new CallSetup(floor);
        this.clearing = new Clearing(floor);
        this.joining = new CallJoining(floor);
    }

    /** The steps taken down so far. */
    public List<Step> steps() {
        return List.copyOf(steps);
    }

    public Cast cast() {
        return cast;
    }

    Device a() {
        return cast.a();
    }

    Device b() {
        return cast.b();
    }

    Device c() {
        return cast.c();
    }

    /** A device dials; nobody rings yet. */
    SimCall dial(Device from, String number) {
        return dial(from, number, EventCause.MAKE_CALL);
    }

    private SimCall dial(Device from, String number, EventCause cause) {
        SimCall call = floor.newCall();
        step(0, () -> setup.lift(call, from, cause));
        step(DIAL, () -> setup.dial(call, from, number, EventCause.NEW_CALL));
        return call;
    }

    /** A device calls another one, which rings. */
    SimCall ring(Device from, Device to) {
        SimCall call = dial(from, to.number());
        step(RING, () -> setup.ring(call, to, EventCause.NEW_CALL));
        return call;
    }

    /** A call from outside rings. */
    SimCall ringFromOutside(Device outside, Device to) {
        SimCall call = floor.newCall();
        step(0, () -> {
            setup.arrive(call, outside, to.number());
            setup.ring(call, to, EventCause.NEW_CALL);
        });
        return call;
    }

    /** A device calls another one, which answers. */
    SimCall talk(Device from, Device to) {
        SimCall call = ring(from, to);
        answer(call, to);
        return call;
    }

    SimCall talkWithOutside(Device outside, Device to) {
        SimCall call = ringFromOutside(outside, to);
        answer(call, to);
        return call;
    }

    SimCall talkToOutside(Device from, Device outside) {
        SimCall call = dial(from, outside.number());
        step(RING, () -> setup.reachNetwork(call, outside, cast.trunk()));
        step(ANSWER, () -> setup.answer(call, outside, EventCause.NETWORK_SIGNAL));
        return call;
    }

    /** A device puts its call on hold and calls another one, which rings. */
    SimCall consultRinging(SimCall held, Device by, Device to) {
        step(TALK, () -> setup.hold(held, by, EventCause.CONSULTATION));
        SimCall call = dial(by, to.number(), EventCause.CONSULTATION);
        step(RING, () -> setup.ring(call, to, EventCause.CONSULTATION));
        return call;
    }

    SimCall consult(SimCall held, Device by, Device to) {
        SimCall call = consultRinging(held, by, to);
        answer(call, to);
        return call;
    }

    /** A talks to B, and the host brings C into the call; then perhaps more. */
    SimCall conference(Device from, Device to, Device host, List<Device> added) {
        SimCall call = talk(from, to);
        for (Device device : added) {
            SimCall consultation = consult(call, host, device);
            step(ACT, () -> joining.conference(call, consultation, host));
        }
        return call;
    }

    void transfer(SimCall held, SimCall active, Device by, boolean clearsToo) {
        step(ACT, () -> joining.transfer(held, active, by, clearsToo));
    }

    void singleStepTransfer(SimCall call, Device by, Device to) {
        step(TALK, () -> joining.singleStepTransfer(call, by, to));
        step(RING, () -> setup.ring(call, to, EventCause.SINGLE_STEP_TRANSFER));
        answer(call, to);
    }

    void alsoRing(SimCall call, Device device) {
        step(0, () -> setup.ring(call, device, EventCause.NEW_CALL));
    }

    void ringNext(SimCall call, Device device, EventCause cause) {
        step(0, () -> setup.ring(call, device, cause));
    }

    void answer(SimCall call, Device device) {
        step(ANSWER, () -> setup.answer(call, device, EventCause.NEW_CALL));
    }

    void hold(SimCall call, Device device) {
        step(TALK, () -> setup.hold(call, device, EventCause.NORMAL));
    }

    void retrieve(SimCall call, Device device) {
        step(TALK, () -> setup.retrieve(call, device));
    }

    void queue(SimCall call) {
        step(RING, () -> setup.queue(call, cast.waitingQueue()));
    }

    SimCall queueFromOutside(Device outside) {
        SimCall call = floor.newCall();
        step(0, () -> {
            setup.arrive(call, outside, cast.queue());
            setup.queue(call, cast.waitingQueue());
        });
        return call;
    }

    void divert(SimCall call, Device from, Device to, EventCause cause) {
        step(ANSWER, () -> setup.divert(call, from, to, cause));
    }

    void pickUp(SimCall call, Device from, Device by) {
        step(ANSWER, () -> {
            setup.divert(call, from, by, EventCause.CALL_PICKUP);
            setup.pickUp(call, by);
        });
    }

    /** The loser's leg ends because another one answered. */
    void lose(SimCall call, Device loser, Device winner, LostLeg told) {
        step(0, () -> {
            switch (told) {
                case AS_DIVERTED -> setup.divert(call, loser, winner, EventCause.REDIRECTED);
                case AS_CLEARED -> clearing.answeredElsewhere(call, loser);
            }
        });
    }

    void hangUp(SimCall call, Device who) {
        hangUp(call, who, EventCause.NORMAL_CLEARING);
    }

    void hangUp(SimCall call, Device who, EventCause cause) {
        end(() -> clearing.hangUp(call, who, cause));
    }

    void leave(SimCall call, Device who) {
        end(() -> clearing.leave(call, who, EventCause.NORMAL_CLEARING));
        somebodyLeft = true;
    }

    void leaveRoom(SimCall call, Device who) {
        end(() -> clearing.leaveRoom(call, who));
    }

    void endForAll(SimCall call, Device controller) {
        end(() -> clearing.endForAll(call, controller));
    }

    void hangUpTogether(SimCall call, Device first, Device second) {
        step(TALK, () -> clearing.hangUpTogether(call, first, second));
    }

    void hangUpWithTone(SimCall call, Device who) {
        step(TALK, () -> clearing.hangUpWithTone(call, who, EventCause.NORMAL_CLEARING));
    }

    void reject(SimCall call, Device called, Device caller) {
        step(ANSWER, () -> clearing.reject(call, called, caller));
    }

    void rejectWithTone(SimCall call, Device called, Device caller, EventCause failure, ToneEnding ending) {
        step(ANSWER, () -> clearing.rejectWithTone(call, called, caller, failure, ending));
    }

    void fail(SimCall call, Device caller, Device called, EventCause cause, FailedLeg failedLeg) {
        step(RING, () -> clearing.fail(call, caller, called, cause, failedLeg));
    }

    void clearFailedForBusy(SimCall call, Device caller, Device called, EventCause cause, boolean failedLegToo) {
        step(NO_ANSWER, () -> clearing.clearFailedForBusy(call, caller, called, cause, failedLegToo));
    }

    void switchClears(SimCall call, Device first, EventCause cause) {
        step(NO_ANSWER, () -> clearing.switchClears(call, first, cause));
    }

    void switchClears(SimCall call, Device first, EventCause cause, EventCause following) {
        step(NO_ANSWER, () -> clearing.switchClears(call, first, cause, following));
    }

    void outOfService(Device device) {
        step(TALK, () -> setup.outOfService(device));
    }

    void loseLink(SimCall call) {
        step(TALK, () -> {
            clearing.vanish(call);
            loseLink.run();
        });
    }

    private void step(long gapMillis, Runnable act) {
        steps.add(new Step(gapMillis, false, act));
    }

    /** After somebody left a conference, the next end has to be told apart from a consequence of that. */
    private void end(Runnable act) {
        if (somebodyLeft) {
            steps.add(new Step(TALK, true, act));
        } else {
            step(TALK, act);
        }
    }
}
