package org.onhook.tracking;

import org.onhook.api.call.CallEvent;
import org.onhook.api.tracking.CallChange;
import org.onhook.tracking.model.Call;
import org.onhook.tracking.model.Dn;
import org.onhook.tracking.model.Leg;
import org.onhook.tracking.model.LinkState;
import org.onhook.tracking.model.Switchboard;

/** Times at which events go unseen: a lost link, lost messages, a monitor that starts or stops inside a call. */
final class Gaps {

    private final Switchboard board;
    private final Changes changes;
    private TrackerSettings settings;

    Gaps(Switchboard board, Changes changes, TrackerSettings settings) {
        this.board = board;
        this.changes = changes;
        this.settings = settings;
    }

    void configure(TrackerSettings current) {
        settings = current;
    }

    void linkUp(LinkState link) {
        if (link.isUp()) {
            return;
        }
        link.setUp(true);
        changes.tell(new CallChange.LinkChanged(changes.micros(), link.name(), true, ""));
        for (Call call : board.calls()) {
            if (call.isUncertain() && call.endBy() != Long.MAX_VALUE) {
                endBy(call, settings.uncertain());
            }
        }
    }

    void linkDown(LinkState link, String reason) {
        boolean watched = false;
        for (Dn dn : board.dns()) {
            watched |= dn.isWatchedBy(link.name());
            dn.unwatchedBy(link.name());
        }
        if (watched) {
            board.forgetEnded();
        }
        loseSight();
        if (link.isUp()) {
            link.setUp(false);
            changes.tell(new CallChange.LinkChanged(changes.micros(), link.name(), false, reason));
        }
    }

    private void loseSight() {
        for (Call call : board.calls()) {
            if (loseSight(call)) {
                endBy(call, settings.lost());
            }
        }
    }

    private void endBy(Call call, long wait) {
        call.setEndBy(changes.waitTime() + wait);
        board.setSightLost(true);
    }

    /** Parties whose monitors are not running on any link may leave unseen. */
    private boolean loseSight(Call call) {
        boolean watched = true;
        for (Leg leg : call.legs()) {
            if (leg.isDn() && !leg.dn().isWatched()) {
                watched = false;
            }
        }
        if (!watched) {
            loseSightOf(call);
        }
        return !watched;
    }

    private void loseSightOf(Call call) {
        call.becomeUncertain();
        if (call.conclusion() == null) {
            call.setMayHaveOthers(true);
        } else if (call.mayBeConference()) {
            // Who has not left yet may stay in the room; its monitor, which would tell, is not heard.
            call.legs().forEach(Leg::missRelease);
        }
        call.legs().forEach(leg -> leg.loseSight(changes.waitTime()));
    }

    void messagesLost() {
        for (Call call : board.calls()) {
            loseSightOf(call);
        }
    }

    void monitorStarted(CallEvent.MonitorStarted event, LinkState link) {
        Dn dn = board.addDn(event.dn());
        if (!dn.isWatched()) {
            for (Leg leg : dn.legs()) {
                beginToSee(leg);
            }
        }
        dn.watchedBy(link.name(), changes.waitTime());
    }

    /** What went on in its call until now was told by the monitors of others, or by none. */
    private void beginToSee(Leg leg) {
        Call call = leg.call();
        boolean witnessed = call.legs().stream().anyMatch(Leg::isWatched);
        if (witnessed) {
            call.becomeUncertain();
            leg.loseSight(changes.waitTime());
        } else {
            loseSightOf(call);
        }
    }

    void monitorStopped(CallEvent.MonitorStopped event, LinkState link) {
        Dn dn = board.dn(event.dn());
        if (dn == null) {
            return;
        }
        dn.unwatchedBy(link.name());
        if (dn.isWatched()) {
            return;
        }
        for (Leg leg : dn.legs()) {
            loseSight(leg.call());
            endBy(leg.call(), settings.uncertain());
        }
        board.removeDn(event.dn());
    }

    void service(String number, boolean inService) {
        Dn dn = board.dn(number);
        if (dn != null && dn.isInService() != inService) {
            dn.setInService(inService);
            dn.legs().forEach(leg -> leg.setInService(inService));
            changes.tell(new CallChange.ServiceChanged(changes.micros(), number, inService));
        }
    }
}
