package org.onhook.tracking.model;

import java.util.ArrayList;
import java.util.List;
import org.onhook.state.StateInput;
import org.onhook.state.StateOutput;

/** A monitored device. It stays known while its link is down. */
public final class Dn {

    private final String number;
    /** Mostly one; there are as many of these lists as devices. */
    private List<String> watchingLinks = List.of();

    private Leg first;
    private long unseenUntil = Long.MIN_VALUE;
    private boolean inService = true;
    private boolean offHook;
    private boolean watched;

    Dn(String number) {
        this.number = number;
    }

    public String number() {
        return number;
    }

    /** Its legs that have not left their calls. */
    public List<Leg> legs() {
        List<Leg> legs = new ArrayList<>(2);
        for (Leg leg = first; leg != null; leg = leg.nextAtDn()) {
            legs.add(leg);
        }
        return legs;
    }

    public boolean hasLegs() {
        return first != null;
    }

    public void add(Leg leg) {
        if (first == null) {
            first = leg;
            return;
        }
        Leg last = first;
        while (last.nextAtDn() != null) {
            last = last.nextAtDn();
        }
        last.setNextAtDn(leg);
    }

    public void remove(Leg leg) {
        if (first == leg) {
            first = leg.nextAtDn();
        } else {
            Leg before = first;
            while (before != null && before.nextAtDn() != leg) {
                before = before.nextAtDn();
            }
            if (before == null) {
                return;
            }
            before.setNextAtDn(leg.nextAtDn());
        }
        leg.setNextAtDn(null);
    }

    /** Whether its monitor is running on some link that is up. */
    public boolean isWatched() {
        return watched;
    }

    /** Whether its monitor is running on that link. Between two links there is no order. */
    public boolean isWatchedBy(String link) {
        return watchingLinks.contains(link);
    }

    public void watchedBy(String link, long micros) {
        if (!isWatched()) {
            unseenUntil = micros;
        }
        if (!watchingLinks.contains(link)) {
            watch(Few.with(watchingLinks, link));
        }
    }

    /** The switch has said what calls it has: of those that begin from now on, all is seen. */
    public void accountForCalls() {
        unseenUntil = Long.MIN_VALUE;
    }

    /** Whether it was unseen at that time or later, and may have calls from then that were not told of since. */
    public boolean mayHaveCallsSince(long micros) {
        return unseenUntil >= micros;
    }

    /** Whether it was unseen after that time. */
    public boolean wasUnseenAfter(long micros) {
        return unseenUntil > micros;
    }

    public void unwatchedBy(String link) {
        watch(watchingLinks.stream().filter(other -> !other.equals(link)).toList());
    }

    private void watch(List<String> links) {
        watchingLinks = links;
        watched = !links.isEmpty();
    }

    public boolean isInService() {
        return inService;
    }

    public void setInService(boolean inService) {
        this.inService = inService;
    }

    /** Whether it was last reported off-hook. */
    public boolean isOffHook() {
        return offHook;
    }

    public void setOffHook(boolean offHook) {
        this.offHook = offHook;
    }

    void write(StateOutput out) {
        out.text(number)
                .each(watchingLinks, out::text)
                .number(unseenUntil)
                .bool(inService)
                .bool(offHook);
    }

    /** As it was written; its legs come to it with their calls. */
    static Dn read(StateInput in) {
        Dn dn = new Dn(in.text());
        dn.watch(List.copyOf(in.list(in::text)));
        dn.unseenUntil = in.number();
        dn.inService = in.bool();
        dn.offHook = in.bool();
        return dn;
    }

    /** Whether any of its legs keeps it off-hook. */
    public boolean hasLegOffHook() {
        for (Leg leg = first; leg != null; leg = leg.nextAtDn()) {
            if (leg.isOffHook()) {
                return true;
            }
        }
        return false;
    }
}
