package org.onhook.tracking.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.onhook.api.call.Cause;
import org.onhook.api.release.Attribution;
import org.onhook.api.release.Release;
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
     */
    public record Waiting(Leg leg, Release.Clear clear, Cause cause) {}

    private final Attributor attributor;
    private final LinkState link;
    private final Release release;
    private final long deadline;
    private final List<Waiting> waiting = new ArrayList<>(2);
    private final List<Release.Clear> clears = new ArrayList<>(2);
    private boolean tone;

    /**
     * A decision that begins.
     *
     * @param link the link over which the release was reported
     * @param release the facts as they were when the first leg left
     * @param deadline when to decide at the latest
     */
    public Deliberation(Attributor attributor, LinkState link, Release release, long deadline) {
        this.attributor = attributor;
        this.link = link;
        this.release = release;
        this.deadline = deadline;
        clears.addAll(release.clears());
    }

    public LinkState link() {
        return link;
    }

    public long deadline() {
        return deadline;
    }

    /** The legs that have left, the first of them first. */
    public List<Waiting> waiting() {
        return waiting;
    }

    /** More was said. */
    public void hear(Release.Clear clear) {
        clears.add(clear);
    }

    /** The other side is left on tone. */
    public void hearTone() {
        tone = true;
    }

    public Release.Trigger trigger() {
        return tone ? Release.Trigger.OTHER_LEFT_ON_TONE : release.trigger();
    }

    /** The answer as far as it is known now. */
    public Attribution judge(Call call) {
        Release now = new Release(
                release.micros(),
                call.info(),
                release.answered(),
                release.conference(),
                release.wholeSeen(),
                noted(release.leaving(), call),
                release.others().stream().map(leg -> noted(leg, call)).toList(),
                trigger(),
                clears,
                call.failure(),
                call.isCancelled(),
                release.reading(),
                release.pattern(),
                release.conferenceEnding(),
                release.controllerLeft(),
                release.closelyFollowed(),
                release.aftermath());
        return attributor.attribute(now, link.reading().possible());
    }

    void write(StateOutput out) {
        out.text(link.name());
        Values.write(out, release);
        out.number(deadline)
                .each(waiting, one -> {
                    out.number(one.leg().ref()).ifPresent(one.clear(), clear -> Values.write(out, clear));
                    Values.write(out, one.cause());
                })
                .each(clears, clear -> Values.write(out, clear))
                .bool(tone);
    }

    static Deliberation read(StateInput in, Call call, Attributor attributor, Function<String, LinkState> links) {
        Deliberation underWay = new Deliberation(attributor, links.apply(in.text()), Values.release(in), in.number());
        underWay.waiting.addAll(in.list(
                () -> new Waiting(call.leg(in.number()), in.ifPresent(() -> Values.clear(in)), Values.cause(in))));
        underWay.clears.clear();
        underWay.clears.addAll(in.list(() -> Values.clear(in)));
        underWay.tone = in.bool();
        return underWay;
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
