package org.onhook.tracking.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.onhook.api.call.Cause;
import org.onhook.api.release.Attribution;
import org.onhook.api.release.Release;
import org.onhook.api.tracking.PartyInfo;
import org.onhook.state.StateInput;
import org.onhook.state.StateOutput;
import org.onhook.state.Values;
import org.onhook.tracking.attribution.Attributor;

/**
 * A release that is being decided: legs have left, and more may be said about it. It is decided under the policies it began
 * with.
 */
public final class Deliberation {

    /**
     * A leg that has left and waits for the decision.
     *
     * @param clear what was said on its clear; null where nothing was
     * @param cause the cause that it left with
     * @param at when it left
     */
    public record Waiting(Leg leg, Release.Clear clear, Cause cause, Moment at) {}

    /** Where the controller of a conference is, as far as it is heard, when another leg leaves. */
    private enum Controller {
        STAYS,
        LEFT_BEFORE,
        LEFT_AFTERWARDS,
        /** Before or afterwards: each was told by its own monitor. */
        LEFT_TOO
    }

    private final Attributor attributor;
    private final LinkState link;
    private final Release release;
    private final long deadline;
    private final boolean besideController;
    private final List<Waiting> waiting = new ArrayList<>(2);
    private final List<Release.Clear> clears = new ArrayList<>(2);
    private Release.Trigger heard;

    /**
     * A decision that begins.
     *
     * @param link the link over which the release was reported
     * @param release the facts as they were when the first leg left
     * @param deadline when to decide at the latest, on the time on which waits run
     * @param besideController whether the leg left a conference that its controller may have ended, though the controller's
     *     monitor may tell so later
     */
    public Deliberation(
            Attributor attributor, LinkState link, Release release, long deadline, boolean besideController) {
        this.attributor = attributor;
        this.link = link;
        this.release = release;
        this.deadline = deadline;
        this.besideController = besideController;
        clears.addAll(release.clears());
    }

    public LinkState link() {
        return link;
    }

    public long deadline() {
        return deadline;
    }

    /** Whether a request that was made before the first leg left may still be found to be what made it leave. */
    public boolean awaitsAnswer(Call call, OpenRequests requests) {
        return requests.awaitsAnswer(call, release.micros());
    }

    /** The legs that have left, the first of them first. */
    public List<Waiting> waiting() {
        return waiting;
    }

    /** More was said. */
    public void hear(Release.Clear clear) {
        clears.add(clear);
    }

    /** What made the first leg leave turns out to be told otherwise than by its clear. */
    public void hear(Release.Trigger trigger) {
        heard = trigger;
    }

    public Release.Trigger trigger() {
        return heard == null ? release.trigger() : heard;
    }

    /** What was said, in the order of arrival, on some of the legs that wait. */
    public List<Release.Clear> clearsOf(List<Waiting> some) {
        return clears.stream()
                .filter(clear -> some.stream().anyMatch(one -> one.leg().ref() == clear.dropped()))
                .toList();
    }

    /** Whether the leg left a conference that went on without it. */
    public boolean leavesConference() {
        return release.conference() && release.twoStay();
    }

    /** Whether the controller has left too, and nobody tells which of them was first. */
    public boolean isBesideControllersLeaving() {
        return controller() == Controller.LEFT_TOO;
    }

    /** Whether {@code answer} would be another one if the controller had left too, of which nothing was heard yet. */
    public boolean awaitsController(Call call, OpenRequests requests, Attribution answer) {
        return besideController
                && controller() == Controller.STAYS
                && !judge(call, requests, Controller.LEFT_TOO).initiator().equals(answer.initiator());
    }

    /**
     * Where the controller is. Monitors are in order one by one, not together: only one of a third party, or the controller's
     * own while it stays, tells which of two legs left first.
     */
    private Controller controller() {
        if (!besideController) {
            return Controller.STAYS;
        }
        long leaving = release.leaving().party().ref();
        long controller = controllingParty().ref();
        Controller heard = Controller.STAYS;
        for (Release.Clear clear : clears) {
            boolean byThird = clear.monitor() != leaving && clear.monitor() != clear.dropped();
            boolean byOneWhoStays = byThird && clear.local().saysInCall();
            if (clear.dropped() == leaving && byOneWhoStays) {
                return Controller.LEFT_AFTERWARDS;
            }
            if (clear.dropped() == controller) {
                if (byOneWhoStays) {
                    return Controller.LEFT_BEFORE;
                }
                heard = Controller.LEFT_TOO;
            }
        }
        return heard;
    }

    private PartyInfo controllingParty() {
        for (Release.Leg leg : release.others()) {
            if (leg.controller()) {
                return leg.party();
            }
        }
        return PartyInfo.NOBODY;
    }

    /** The answer as far as it is known now. */
    public Attribution judge(Call call, OpenRequests requests) {
        return judge(call, requests, controller());
    }

    private Attribution judge(Call call, OpenRequests requests, Controller controller) {
        boolean leftBefore = controller == Controller.LEFT_BEFORE;
        Release now = new Release(
                release.micros(),
                call.info(),
                release.answered(),
                release.conference(),
                release.wholeSeen(),
                noted(release.leaving(), call),
                noted(release.others(), call),
                trigger(),
                clears,
                call.failure(),
                call.isCancelled(),
                release.reading(),
                release.pattern(),
                release.conferenceEnding(),
                leftBefore ? Optional.of(controllingParty()) : release.controllerLeft(),
                release.closelyFollowed() || leftBefore || controller == Controller.LEFT_TOO,
                release.aftermath(),
                requests.confirmed(call, release.micros()));
        return attributor.attribute(now, link.reading().possible());
    }

    void write(StateOutput out) {
        out.text(link.name());
        Values.write(out, release);
        out.number(deadline)
                .bool(besideController)
                .each(waiting, one -> {
                    out.number(one.leg().ref()).ifPresent(one.clear(), clear -> Values.write(out, clear));
                    Values.write(out, one.cause());
                    one.at().write(out);
                })
                .each(clears, clear -> Values.write(out, clear))
                .ifPresent(heard, out::constant);
    }

    static Deliberation read(StateInput in, Call call, Attributor attributor, Function<String, LinkState> links) {
        Deliberation underWay =
                new Deliberation(attributor, links.apply(in.text()), Values.release(in), in.number(), in.bool());
        underWay.waiting.addAll(in.list(() -> new Waiting(
                call.leg(in.number()), in.ifPresent(() -> Values.clear(in)), Values.cause(in), Moment.read(in))));
        underWay.clears.clear();
        underWay.clears.addAll(in.list(() -> Values.clear(in)));
        underWay.heard = in.ifPresent(() -> in.constant(Release.Trigger.class));
        return underWay;
    }

    private static List<Release.Leg> noted(List<Release.Leg> legs, Call call) {
        for (Leg now : call.legs()) {
            if (!now.notes().isEmpty()) {
                return legs.stream().map(leg -> noted(leg, call)).toList();
            }
        }
        return legs;
    }

    /** The leg as it was, with what has been said of it by now. */
    private static Release.Leg noted(Release.Leg leg, Call call) {
        for (Leg now : call.legs()) {
            if (now.ref() == leg.party().ref()
                    && now.notes().size() > leg.notes().size()) {
                return leg.with(now.notes());
            }
        }
        return leg;
    }
}
