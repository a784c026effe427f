package org.onhook.tracking.shadow;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.onhook.api.release.Attribution;
import org.onhook.api.release.Initiator;
import org.onhook.api.shadow.Difference;
import org.onhook.api.tracking.CallInfo;
import org.onhook.api.tracking.PartyInfo;
import org.onhook.tracking.shadow.Side.Leave;

/**
 * A call as both trackers tell it. Legs that leave one after the other by the same decision, on both sides, are one release;
 * it is told of when another one follows, or the call is over.
 */
final class ComparedCall {

    private static final Attribution NOT_RELEASED =
            Attribution.unknown("not-released", List.of("under these policies, nobody released this party"));

    /** One release. {@code kind} is null where both answer the same for the same reason. */
    private record Pair(
            Difference.Kind kind, long micros, Attribution active, Attribution shadow, List<PartyInfo> released) {

        boolean is(Attribution byActive, Attribution byShadow) {
            return active.equals(byActive) && shadow.equals(byShadow);
        }
    }

    private final String switchName;
    private final ReleasesCompared compared;
    private final Side active = new Side();
    private final Side shadow = new Side();
    private CallInfo info;
    private Pair current;

    ComparedCall(String switchName, CallInfo info, ReleasesCompared compared) {
        this.switchName = switchName;
        this.info = info;
        this.compared = compared;
    }

    Side active() {
        return active;
    }

    Side shadow() {
        return shadow;
    }

    /** The call as it is known now by the tracker in force. */
    void know(CallInfo now) {
        info = now;
    }

    void leftActive(Leave leave) {
        int place = active.place(leave.party().ref());
        Leave other = shadow.unmatched().remove(place);
        if (other == null) {
            active.unmatched().put(place, leave);
        } else {
            compare(leave, other);
        }
    }

    void leftShadow(Leave leave) {
        int place = shadow.place(leave.party().ref());
        Leave other = active.unmatched().remove(place);
        if (other == null) {
            shadow.unmatched().put(place, leave);
        } else {
            compare(other, leave);
        }
    }

    boolean isOver() {
        return active.isOver() && shadow.isOver();
    }

    /** It is over on both sides: whatever has no counterpart by now has none. */
    void end(long micros) {
        Set<Integer> places = new TreeSet<>(active.unmatched().keySet());
        places.addAll(shadow.unmatched().keySet());
        for (int place : places) {
            Leave byActive = active.unmatched().get(place);
            Leave byShadow = shadow.unmatched().get(place);
            compare(
                    byActive == null ? notReleased(byShadow) : byActive,
                    byShadow == null ? notReleased(byActive) : byShadow);
        }
        compareEnds(micros);
        tell();
    }

    private static Leave notReleased(Leave other) {
        return new Leave(other.party(), other.micros(), NOT_RELEASED, false);
    }

    private void compareEnds(long micros) {
        if (active.end() == null && shadow.end() == null) {
            return;
        }
        Attribution byActive = active.end() == null ? NOT_RELEASED : active.end();
        Attribution byShadow = shadow.end() == null ? NOT_RELEASED : shadow.end();
        boolean told = current != null && current.is(byActive, byShadow);
        Difference.Kind kind = kind(byActive, byShadow);
        if (!told && kind != null) {
            tell();
            current = new Pair(kind, micros, byActive, byShadow, List.of());
        }
    }

    private void compare(Leave byActive, Leave byShadow) {
        if (!byActive.release() && !byShadow.release()) {
            return;
        }
        if (current == null || !current.is(byActive.attribution(), byShadow.attribution())) {
            tell();
            Difference.Kind kind = byActive.release() == byShadow.release()
                    ? kind(byActive.attribution(), byShadow.attribution())
                    : Difference.Kind.ANSWER;
            current = new Pair(
                    kind, byActive.micros(), byActive.attribution(), byShadow.attribution(), new ArrayList<>());
        }
        current.released().add(byActive.party());
    }

    /** Tells of the release of which the legs were gathered. */
    void tell() {
        if (current == null) {
            return;
        }
        if (current.kind() == null) {
            compared.same();
        } else {
            compared.different(new Difference(
                    current.kind(),
                    switchName,
                    current.micros(),
                    info,
                    current.released(),
                    current.active(),
                    known(current.shadow())));
        }
        current = null;
    }

    private Difference.Kind kind(Attribution byActive, Attribution byShadow) {
        if (!isSame(byActive.initiator(), byShadow.initiator())) {
            return Difference.Kind.ANSWER;
        }
        boolean sameReason = byActive.rule().equals(byShadow.rule()) && byActive.confidence() == byShadow.confidence();
        return sameReason ? null : Difference.Kind.REASON;
    }

    /** Whether both give the same answer: parties without a number are told apart in no report. */
    private boolean isSame(Initiator byActive, Initiator byShadow) {
        if (isParty(byActive) && isParty(byShadow)) {
            String number = numberOf(byActive);
            return number.equals(numberOf(byShadow))
                    && (number.isEmpty() || placeIn(active, byActive) == placeIn(shadow, byShadow));
        }
        return byActive.equals(byShadow);
    }

    private static boolean isParty(Initiator initiator) {
        return initiator instanceof Initiator.Party || initiator instanceof Initiator.SomeOutsideParty;
    }

    private static String numberOf(Initiator initiator) {
        return initiator instanceof Initiator.Party party ? party.number() : "";
    }

    private static int placeIn(Side side, Initiator initiator) {
        return initiator instanceof Initiator.Party party ? side.place(party.ref()) : 0;
    }

    /** The shadow's answer, with the reference by which the initiator is known here. */
    private Attribution known(Attribution byShadow) {
        if (!(byShadow.initiator() instanceof Initiator.Party party)) {
            return byShadow;
        }
        long ref = active.ref(shadow.place(party.ref()), party.ref());
        return new Attribution(
                new Initiator.Party(ref, party.number()), byShadow.rule(), byShadow.confidence(), byShadow.evidence());
    }
}
