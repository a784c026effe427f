package org.onhook.tlib.mapping;

import java.util.function.Consumer;
import org.onhook.api.tracking.CallChange;
import org.onhook.api.tracking.CallChange.CallCreated;
import org.onhook.api.tracking.CallChange.CallDataChanged;
import org.onhook.api.tracking.CallChange.CallEnded;
import org.onhook.api.tracking.CallChange.CallMerged;
import org.onhook.api.tracking.CallChange.ConferenceJoined;
import org.onhook.api.tracking.CallChange.HookChanged;
import org.onhook.api.tracking.CallChange.LinkChanged;
import org.onhook.api.tracking.CallChange.NetworkReached;
import org.onhook.api.tracking.CallChange.PartyAdded;
import org.onhook.api.tracking.CallChange.PartyChanged;
import org.onhook.api.tracking.CallChange.PartyLeft;
import org.onhook.api.tracking.CallChange.PartyMoved;
import org.onhook.api.tracking.CallChange.PartyStateChanged;
import org.onhook.api.tracking.CallChange.RequestAcknowledged;
import org.onhook.api.tracking.CallChange.RequestFailed;
import org.onhook.api.tracking.CallChange.ServiceChanged;
import org.onhook.tlib.numbering.Uuids;

/**
 * Puts what happened into T-Library events. It decides nothing, and knows nothing of what came before; DN-based events are given to
 * monitored devices alone. A party that leaves gets its DN-based event before the call-based one; everything else is reported
 * call-based first. One thread: each lane has its own.
 */
public final class EventMapper {

    private final WholeCallEvents calls;
    private final PartyEvents parties;
    private final ProgressEvents progress;
    private final MembershipEvents membership;
    private final LeavingEvents leaving;
    private final DeviceEvents devices = new DeviceEvents();
    private final RequestEvents requests;

    public EventMapper(Uuids uuids) {
        Identities identities = new Identities(uuids);
        calls = new WholeCallEvents(identities);
        parties = new PartyEvents(identities);
        progress = new ProgressEvents(identities);
        membership = new MembershipEvents(identities);
        leaving = new LeavingEvents(identities);
        requests = new RequestEvents(uuids);
    }

    /** Gives the events of {@code change} to {@code out}, in the order in which they are published. */
    public void map(CallChange change, Consumer<Draft> out) {
        if (change instanceof CallChange.OnCall onCall) {
            mapOnCall(onCall, out);
        } else if (change instanceof HookChanged hook) {
            out.accept(devices.hookChanged(hook));
        } else if (change instanceof ServiceChanged service) {
            out.accept(devices.serviceChanged(service));
        } else if (change instanceof LinkChanged link) {
            out.accept(devices.linkChanged(link));
        } else if (change instanceof RequestFailed failed) {
            out.accept(requests.failed(failed));
        } else if (change instanceof RequestAcknowledged acknowledged) {
            out.accept(requests.acknowledged(acknowledged));
        } else {
            throw unknown(change);
        }
    }

    private void mapOnCall(CallChange.OnCall change, Consumer<Draft> out) {
        if (change instanceof CallCreated created) {
            out.accept(calls.created(created));
        } else if (change instanceof CallDataChanged data) {
            out.accept(calls.dataChanged(data));
        } else if (change instanceof PartyAdded added) {
            out.accept(parties.added(added));
            if (added.party().dn()) {
                progress.added(added, out);
            }
        } else if (change instanceof PartyStateChanged state) {
            out.accept(parties.stateChanged(state));
            if (state.party().dn()) {
                progress.stateChanged(state, out);
            }
        } else if (change instanceof NetworkReached reached) {
            if (reached.party().dn()) {
                out.accept(progress.networkReached(reached));
            }
        } else if (change instanceof ConferenceJoined joined) {
            if (joined.party().dn()) {
                out.accept(membership.conferenceJoined(joined));
            }
        } else if (change instanceof PartyChanged changed) {
            if (changed.party().dn()) {
                out.accept(membership.partyChanged(changed));
            }
        } else if (change instanceof PartyMoved moved) {
            out.accept(parties.moved(moved));
            if (moved.party().dn()) {
                out.accept(membership.moved(moved));
            }
        } else if (change instanceof PartyLeft left) {
            if (left.party().dn()) {
                out.accept(leaving.left(left));
            }
            leaving.deleted(left, out);
            out.accept(parties.deleted(left));
        } else if (change instanceof CallEnded ended) {
            out.accept(calls.ended(ended));
        } else if (change instanceof CallMerged merged) {
            out.accept(calls.merged(merged));
        } else {
            throw unknown(change);
        }
    }

    /** Cannot happen: Java 17 does not check a chain of patterns, so {@code OtherEventsTest} does. */
    private static IllegalStateException unknown(CallChange change) {
        return new IllegalStateException("no events for " + change.getClass().getName());
    }
}
