package org.onhook.simulator.story;

import static org.onhook.simulator.switching.EventCause.ALERT_TIME_EXPIRED;
import static org.onhook.simulator.switching.EventCause.BLOCKED;
import static org.onhook.simulator.switching.EventCause.BUSY;
import static org.onhook.simulator.switching.EventCause.CALL_CANCELLED;
import static org.onhook.simulator.switching.EventCause.CALL_FORWARD_NO_ANSWER;
import static org.onhook.simulator.switching.EventCause.CALL_NOT_ANSWERED;
import static org.onhook.simulator.switching.EventCause.DESTINATION_NOT_OBTAINABLE;
import static org.onhook.simulator.switching.EventCause.DISTRIBUTED;
import static org.onhook.simulator.switching.EventCause.DO_NOT_DISTURB;
import static org.onhook.simulator.switching.EventCause.DURATION_EXCEEDED;
import static org.onhook.simulator.switching.EventCause.INVALID_NUMBER_FORMAT;
import static org.onhook.simulator.switching.EventCause.MAINTENANCE;
import static org.onhook.simulator.switching.EventCause.NETWORK_OUT_OF_ORDER;
import static org.onhook.simulator.switching.EventCause.NETWORK_SIGNAL;
import static org.onhook.simulator.switching.EventCause.NORMAL_CLEARING;
import static org.onhook.simulator.switching.EventCause.NUMBER_UNALLOCATED;
import static org.onhook.simulator.switching.EventCause.QUEUE_TIME_OVERFLOW;
import static org.onhook.simulator.switching.EventCause.REORDER_TONE;
import static org.onhook.simulator.switching.EventCause.TRUNKS_BUSY;

import java.util.ArrayList;
import java.util.List;
import org.onhook.simulator.switching.Device;
import org.onhook.simulator.switching.EventCause;
import org.onhook.simulator.switching.FailedLeg;
import org.onhook.simulator.switching.SimCall;
import org.onhook.simulator.switching.ToneEnding;

/** All stories. */
public final class Stories {

    private final List<Story> stories = new ArrayList<>();

    private Stories() {
        twoParties();
        beforeTheAnswer();
        failures();
        theSwitchEndsIt();
        conferences();
        queues();
        joinings();
        diversions();
        outside();
        byRequest();
        add("23", "A's clear is reported first", 2, s -> s.hangUpTogether(s.talk(s.a(), s.b()), s.a(), s.b()));
        add("23", "B's clear is reported first", 2, s -> s.hangUpTogether(s.talk(s.a(), s.b()), s.b(), s.a()));
        stories.add(
                new Story("24", "the link is lost", 2, Story.Need.LINK_LOSS, s -> s.loseLink(s.talk(s.a(), s.b()))));
    }

    /** All variants of all stories, in the order of the rules. */
    public static List<Story> all() {
        return List.copyOf(new Stories().stories);
    }

    /** All that need neither a request of the client nor the loss of the link. */
    public static List<Story> playable() {
        return all().stream()
                .filter(story -> story.need() == Story.Need.NOTHING)
                .toList();
    }

    /** The variants of one story. */
    public static List<Story> numbered(String number) {
        return all().stream().filter(story -> story.number().equals(number)).toList();
    }

    /** One variant of one story. */
    public static Story variant(String number, String variant) {
        return numbered(number).stream()
                .filter(story -> story.variant().equals(variant))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no story " + number + " (" + variant + ")"));
    }

    private void twoParties() {
        add("1", "A hangs up", 2, s -> s.hangUp(s.talk(s.a(), s.b()), s.a()));
        add("2", "B hangs up", 2, s -> s.hangUp(s.talk(s.a(), s.b()), s.b()));
        add("3", "B hangs up, A hears tone", 2, s -> s.hangUpWithTone(s.talk(s.a(), s.b()), s.b()));
        add("3", "A hangs up, B hears tone", 2, s -> s.hangUpWithTone(s.talk(s.a(), s.b()), s.a()));
        add("4", "A holds, A hangs up", 2, s -> heldThenHungUp(s, s.a(), s.a()));
        add("4", "A holds, B hangs up", 2, s -> heldThenHungUp(s, s.a(), s.b()));
        add("4", "B holds, A hangs up", 2, s -> heldThenHungUp(s, s.b(), s.a()));
        add("4", "B holds, B hangs up", 2, s -> heldThenHungUp(s, s.b(), s.b()));
        add("4", "A holds and retrieves, B hangs up", 2, s -> {
            SimCall call = s.talk(s.a(), s.b());
            s.hold(call, s.a());
            s.retrieve(call, s.a());
            s.hangUp(call, s.b());
        });
    }

    private static void heldThenHungUp(Script s, Device holder, Device who) {
        SimCall call = s.talk(s.a(), s.b());
        s.hold(call, holder);
        s.hangUp(call, who);
    }

    private void beforeTheAnswer() {
        add("5", "cancelled", 2, s -> s.hangUp(s.ring(s.a(), s.b()), s.a(), CALL_CANCELLED));
        add("5", "cleared normally", 2, s -> s.hangUp(s.ring(s.a(), s.b()), s.a()));
        add("6", "after dialling", 2, s -> s.hangUp(s.dial(s.a(), s.b().number()), s.a()));
        add("7", "no failure reported", 2, s -> s.reject(s.ring(s.a(), s.b()), s.b(), s.a()));
        for (EventCause cause : List.of(BUSY, DO_NOT_DISTURB, DESTINATION_NOT_OBTAINABLE)) {
            add(
                    "7",
                    "failed " + cause.text() + ", A hangs up on the tone",
                    2,
                    s -> s.rejectWithTone(s.ring(s.a(), s.b()), s.b(), s.a(), cause, ToneEnding.PARTY_HANGS_UP));
            add(
                    "7",
                    "failed " + cause.text() + ", the switch clears A",
                    2,
                    s -> s.rejectWithTone(s.ring(s.a(), s.b()), s.b(), s.a(), cause, ToneEnding.SWITCH_CLEARS));
        }
    }

    private void failures() {
        for (FailedLeg leg : FailedLeg.values()) {
            String of = leg == FailedLeg.OF_CALLED ? "B's leg fails" : "A's leg fails";
            add("8", "busy, " + of, 2, s -> failedThenHungUp(s, s.b(), BUSY, leg));
            add("8", "doNotDisturb, " + of, 2, s -> failedThenHungUp(s, s.b(), DO_NOT_DISTURB, leg));
            add("9", "busy, " + of, 2, s -> failedThenCleared(s, s.b(), BUSY, leg, false));
        }
        add(
                "9",
                "busy, the failed leg is cleared too",
                2,
                s -> failedThenCleared(s, s.b(), BUSY, FailedLeg.OF_CALLED, true));
        List<EventCause> causes = List.of(
                INVALID_NUMBER_FORMAT,
                NUMBER_UNALLOCATED,
                DESTINATION_NOT_OBTAINABLE,
                TRUNKS_BUSY,
                BLOCKED,
                REORDER_TONE);
        for (EventCause cause : causes) {
            add("10", cause.text() + ", A hangs up", 1, s -> failedThenHungUp(s, nobody(), cause, FailedLeg.OF_CALLER));
            add("10", cause.text() + ", the switch clears A", 1, s -> {
                SimCall call = s.dial(s.a(), nobody().number());
                s.fail(call, s.a(), nobody(), cause, FailedLeg.OF_CALLER);
                s.switchClears(call, s.a(), cause);
            });
        }
    }

    private static Device nobody() {
        return Device.external("0999999");
    }

    private static void failedThenHungUp(Script s, Device called, EventCause cause, FailedLeg leg) {
        SimCall call = s.dial(s.a(), called.number());
        s.fail(call, s.a(), called, cause, leg);
        s.hangUp(call, s.a());
    }

    private static void failedThenCleared(
            Script s, Device called, EventCause cause, FailedLeg leg, boolean failedLegToo) {
        SimCall call = s.dial(s.a(), called.number());
        s.fail(call, s.a(), called, cause, leg);
        s.clearFailedForBusy(call, s.a(), called, cause, failedLegToo);
    }

    private void theSwitchEndsIt() {
        for (EventCause cause : List.of(CALL_NOT_ANSWERED, ALERT_TIME_EXPIRED)) {
            add("11", cause.text(), 2, s -> s.switchClears(s.ring(s.a(), s.b()), s.b(), cause));
        }
        for (EventCause cause : List.of(NETWORK_OUT_OF_ORDER, MAINTENANCE, DURATION_EXCEEDED)) {
            add("12", cause.text(), 2, s -> s.switchClears(s.talk(s.a(), s.b()), s.b(), cause));
        }
        add("12", "B out of service", 2, s -> {
            SimCall call = s.talk(s.a(), s.b());
            s.outOfService(s.b());
            s.switchClears(call, s.b(), MAINTENANCE);
        });
        add("12", "B's leg by maintenance, A's leg normally", 2, s -> {
            SimCall call = s.talk(s.a(), s.b());
            s.switchClears(call, s.b(), MAINTENANCE, NORMAL_CLEARING);
        });
        add("12", "trunk fails", 2, s -> {
            Device outside = behindTrunk(s);
            s.switchClears(s.talkWithOutside(outside, s.b()), outside, NETWORK_OUT_OF_ORDER);
        });
    }

    private void conferences() {
        add("13", "B leaves, later A hangs up", 3, s -> {
            SimCall call = s.conference(s.a(), s.b(), s.a(), List.of(s.c()));
            s.leave(call, s.b());
            s.hangUp(call, s.a());
        });
        add("13", "C leaves four, B leaves three, later D hangs up", 4, s -> {
            Device d = s.cast().station(3);
            SimCall call = s.conference(s.a(), s.b(), s.a(), List.of(s.c(), d));
            s.leave(call, s.c());
            s.leave(call, s.b());
            s.hangUp(call, d);
        });
        stories.add(new Story("14", "A removes B", 3, Story.Need.REQUEST, s -> {}));
        add("15", "B leaves, then A hangs up", 3, s -> {
            SimCall call = s.conference(s.a(), s.b(), s.a(), List.of(s.c()));
            s.leave(call, s.b());
            s.hangUp(call, s.a());
        });
        add("15", "B leaves, then C hangs up", 3, s -> {
            SimCall call = s.conference(s.a(), s.b(), s.a(), List.of(s.c()));
            s.leave(call, s.b());
            s.hangUp(call, s.c());
        });
        add("15", "the bridge keeps C", 3, s -> {
            SimCall call = s.conference(s.a(), s.b(), s.a(), List.of(s.c()));
            s.leave(call, s.b());
            s.leave(call, s.a());
            s.leaveRoom(call, s.c());
        });
        add("16", "A ends it for all", 3, s -> s.endForAll(s.conference(s.a(), s.b(), s.a(), List.of(s.c())), s.a()));
    }

    private void queues() {
        for (EventCause cause : List.of(CALL_CANCELLED, NORMAL_CLEARING)) {
            add("17", "A inside, " + cause.text(), 1, s -> {
                SimCall call = s.dial(s.a(), s.cast().queue());
                s.queue(call);
                s.hangUp(call, s.a(), cause);
            });
            add("17", "A outside, " + cause.text(), 0, s -> {
                Device outside = Device.external(s.cast().outside());
                s.hangUp(s.queueFromOutside(outside), outside, cause);
            });
        }
        add("12", "A's time in the queue is up", 1, s -> {
            SimCall call = s.dial(s.a(), s.cast().queue());
            s.queue(call);
            s.switchClears(call, s.cast().waitingQueue(), QUEUE_TIME_OVERFLOW);
        });
    }

    private void joinings() {
        add("20", "C hangs up in the end", 3, s -> transferred(s, s.c(), false));
        add("20", "A hangs up in the end", 3, s -> transferred(s, s.a(), false));
        add("20", "B's legs are cleared too", 3, s -> transferred(s, s.c(), true));
        add("20", "completed while C rings", 3, s -> {
            SimCall call = s.talk(s.a(), s.b());
            SimCall consultation = s.consultRinging(call, s.b(), s.c());
            s.transfer(call, consultation, s.b(), false);
            s.answer(call, s.c());
            s.hangUp(call, s.c());
        });
        add("20", "in one step", 3, s -> {
            SimCall call = s.talk(s.a(), s.b());
            s.singleStepTransfer(call, s.b(), s.c());
            s.hangUp(call, s.a());
        });
        add("20b", "C leaves, then A hangs up", 3, s -> {
            SimCall call = s.conference(s.a(), s.b(), s.b(), List.of(s.c()));
            s.leave(call, s.c());
            s.hangUp(call, s.a());
        });
    }

    private static void transferred(Script s, Device last, boolean clearsToo) {
        SimCall call = s.talk(s.a(), s.b());
        SimCall consultation = s.consult(call, s.b(), s.c());
        s.transfer(call, consultation, s.b(), clearsToo);
        s.hangUp(call, last);
    }

    private void diversions() {
        add("21", "B does not answer, C does", 3, s -> {
            SimCall call = s.ring(s.a(), s.b());
            s.divert(call, s.b(), s.c(), CALL_FORWARD_NO_ANSWER);
            s.ringNext(call, s.c(), CALL_FORWARD_NO_ANSWER);
            s.answer(call, s.c());
            s.hangUp(call, s.a());
        });
        add("21", "C picks up", 3, s -> {
            SimCall call = s.ring(s.a(), s.b());
            s.pickUp(call, s.b(), s.c());
            s.hangUp(call, s.c());
        });
        for (LostLeg told : LostLeg.values()) {
            String how = told == LostLeg.AS_DIVERTED ? "B's leg is diverted" : "B's leg is cleared";
            add("21", "C of the ring group answers, " + how, 3, s -> {
                SimCall call = s.ring(s.a(), s.b());
                s.alsoRing(call, s.c());
                s.answer(call, s.c());
                s.lose(call, s.b(), s.c(), told);
                s.hangUp(call, s.a());
            });
        }
        add("21", "the queue distributes to B", 2, s -> {
            SimCall call = s.dial(s.a(), s.cast().queue());
            s.queue(call);
            distribute(s, call);
            s.hangUp(call, s.a());
        });
        add("21", "the queue distributes a call from outside to B", 2, s -> {
            Device outside = Device.external(s.cast().outside());
            SimCall call = s.queueFromOutside(outside);
            distribute(s, call);
            s.hangUp(call, s.b());
        });
    }

    private static void distribute(Script s, SimCall call) {
        s.divert(call, s.cast().waitingQueue(), s.b(), DISTRIBUTED);
        s.ringNext(call, s.b(), DISTRIBUTED);
        s.answer(call, s.b());
    }

    private void outside() {
        for (EventCause cause : List.of(NETWORK_SIGNAL, NORMAL_CLEARING)) {
            add(
                    "22",
                    "A outside by number, " + cause.text(),
                    2,
                    s -> outsideHangsUp(s, Device.external(s.cast().outside()), cause));
            add("22", "A outside by trunk, " + cause.text(), 2, s -> outsideHangsUp(s, behindTrunk(s), cause));
            add(
                    "22",
                    "A outside, not known, " + cause.text(),
                    2,
                    s -> outsideHangsUp(s, Device.unnamed(s.cast().trunk()), cause));
        }
        add("22", "B outside hangs up", 2, s -> {
            Device outside = Device.external(s.cast().outside());
            s.hangUp(s.talkToOutside(s.a(), outside), outside, NETWORK_SIGNAL);
        });
        add("22", "A outside, B hangs up", 2, s -> s.hangUp(s.talkWithOutside(behindTrunk(s), s.b()), s.b()));
        add("22", "A outside gives up while B rings", 2, s -> {
            Device outside = Device.external(s.cast().outside());
            s.hangUp(s.ringFromOutside(outside, s.b()), outside, CALL_CANCELLED);
        });
    }

    private static Device behindTrunk(Script s) {
        return Device.behindTrunk(s.cast().outside(), s.cast().trunk());
    }

    private static void outsideHangsUp(Script s, Device outside, EventCause cause) {
        s.hangUp(s.talkWithOutside(outside, s.b()), outside, cause);
    }

    private void byRequest() {
        stories.add(new Story("18", "B is released by request", 2, Story.Need.REQUEST, s -> {}));
        stories.add(new Story("19", "A's call is cleared by request", 2, Story.Need.REQUEST, s -> {}));
    }

    private void add(String number, String variant, int stations, Scene scene) {
        stories.add(new Story(number, variant, stations, Story.Need.NOTHING, scene));
    }
}
