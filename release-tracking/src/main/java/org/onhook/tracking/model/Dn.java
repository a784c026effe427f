package org.onhook.tracking.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.onhook.state.StateInput;
import org.onhook.state.StateOutput;

/** A monitored device. It stays known while its link is down. */
public final class Dn {

    private final String number;
    private final Set<String> watchingLinks = new HashSet<>();
    private final List<Leg> legs = new ArrayList<>(2);
    private long unseenUntil = Long.MIN_VALUE;
    private boolean inService = true;
    private boolean offHook;

    Dn(String number) {
        this.number = number;
    }

    public String number() {
        return number;
    }

    /** Its legs that have not left their calls. */
    public List<Leg> legs() {
        return legs;
    }

    /** Whether its monitor is running on some link that is up. */
    public boolean isWatched() {
        return !watchingLinks.isEmpty();
    }

    /** Whether its monitor is running on that link. Between two links there is no order. */
    public boolean isWatchedBy(String link) {
        return watchingLinks.contains(link);
    }

    public void watchedBy(String link, long micros) {
        if (!isWatched()) {
            unseenUntil = micros;
        }
        watchingLinks.add(link);
    }

    /** The switch has said what calls it has: of those that begin from now on, all is seen. */
    public void accountForCalls() {
        unseenUntil = Long.MIN_VALUE;
    }

    /** Whether it was unseen at that time or later, and may have calls from then that were not told of since. */
    public boolean mayHaveCallsSince(long micros) {
        return unseenUntil >= micros;
    }

    public void unwatchedBy(String link) {
        watchingLinks.remove(link);
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
        dn.watchingLinks.addAll(in.list(in::text));
        dn.unseenUntil = in.number();
        dn.inService = in.bool();
        dn.offHook = in.bool();
        return dn;
    }

    /** Whether any of its legs keeps it off-hook. */
    public boolean hasLegOffHook() {
        for (Leg leg : legs) {
            if (leg.isOffHook()) {
                return true;
            }
        }
        return false;
    }
}
