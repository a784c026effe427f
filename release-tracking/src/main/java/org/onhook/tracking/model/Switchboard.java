package org.onhook.tracking.model;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.ConnectionId;
import org.onhook.api.call.DeviceId;
import org.onhook.state.StateInput;
import org.onhook.state.StateOutput;
import org.onhook.tracking.attribution.Attributor;

/** All that is tracked of one switch: its calls in progress, its monitored devices, its links. */
public final class Switchboard {

    private static final char JOINED = '|';

    private final Map<String, Call> byCallId = new TextMap<>();
    private final Map<String, Call> byLinkage = new HashMap<>();
    private final CallsByRef calls = new CallsByRef();
    private final Map<String, Dn> dns = new TextMap<>();
    /** Devices that are no longer monitored, but still in a call. */
    private final Map<String, Dn> formerDns = new HashMap<>();

    private final Map<String, LinkState> links = new HashMap<>();
    private final EndedCalls ended = new EndedCalls();
    private final OpenRequests requests = new OpenRequests();
    private boolean sightLost;
    private long nextRef;

    /** A switch of which nothing is known yet; references count up from {@code firstRef}. */
    public Switchboard(long firstRef) {
        this.nextRef = firstRef;
    }

    /** A reference that was never used before. */
    public long newRef() {
        return ++nextRef;
    }

    public Collection<Call> calls() {
        return calls;
    }

    /** The call in progress of that reference, or null. */
    public Call call(long ref) {
        return calls.get(ref);
    }

    public Collection<Dn> dns() {
        return dns.values();
    }

    public Collection<LinkState> links() {
        return links.values();
    }

    /** The requests of clients that are not over. */
    public OpenRequests requests() {
        return requests;
    }

    public LinkState link(String name) {
        LinkState known = links.get(name);
        return known == null ? links.computeIfAbsent(name, LinkState::new) : known;
    }

    /** Whether there are calls that may have ended unseen, and are to be ended unless they are heard of. */
    public boolean isSightLost() {
        return sightLost;
    }

    public void setSightLost(boolean lost) {
        sightLost = lost;
    }

    /** The device, which is monitored from now on. */
    public Dn addDn(String number) {
        return dns.computeIfAbsent(number, this::returning);
    }

    /** The monitored device of that number, or null. */
    public Dn dn(String number) {
        return dns.get(number);
    }

    /** The device as its calls know it, if it is still in one. */
    private Dn returning(String number) {
        Dn former = formerDns.remove(number);
        return former == null || !former.hasLegs() ? new Dn(number) : former;
    }

    public void removeDn(String number) {
        Dn dn = dns.remove(number);
        if (dn != null && dn.hasLegs()) {
            formerDns.put(number, dn);
        }
    }

    /** The monitored device that an identifier names, or null. */
    public Dn dn(DeviceId device) {
        return device.identified() ? dns.get(device.id()) : null;
    }

    /** The call that an event is about, or null. */
    public Call find(CallEvent.OnCall event) {
        return find(event.connection(), event.report().dn(), event.report().linkageId());
    }

    /** The call that a connection belongs to, as a monitor's device sees it, or null. */
    public Call find(ConnectionId connection, String monitor, String linkageId) {
        if (!connection.callId().isEmpty()) {
            Call call = byCallId(connection.callId());
            return call == null && !linkageId.isEmpty() ? byLinkage.get(linkageId) : call;
        }
        Call byDevice = onlyCallOf(dn(connection.device()));
        return byDevice == null ? onlyCallOf(dns.get(monitor)) : byDevice;
    }

    /** The call known by this identifier, or null. */
    public Call byCallId(String callId) {
        Call call = byCallId.get(callId);
        return call == null && callId.indexOf(JOINED) > 0 ? byJoinedId(callId) : call;
    }

    /** A phone that mixes two calls by itself may put their identifiers together: {@code 12|13}. */
    private Call byJoinedId(String callId) {
        Call joined = null;
        for (String part : callId.split("\\|")) {
            Call call = byCallId.get(part);
            if (joined != null && call != null && call != joined) {
                return null;
            }
            joined = call == null ? joined : call;
        }
        return joined;
    }

    private static Call onlyCallOf(Dn dn) {
        if (dn == null || !dn.hasLegs()) {
            return null;
        }
        List<Leg> legs = dn.legs();
        Call only = legs.get(0).call();
        for (Leg leg : legs) {
            if (leg.call() != only) {
                return null;
            }
        }
        return only;
    }

    public void add(Call call) {
        calls.begin(call);
        if (!call.switchCallId().isEmpty()) {
            byCallId.put(call.switchCallId(), call);
        }
    }

    /** The switch knows the call by this identifier from now on; the former ones still lead to it. */
    public void rename(Call call, String callId) {
        if (callId.isEmpty() || byCallId.put(callId, call) == call) {
            return;
        }
        call.setSwitchCallId(callId);
    }

    /** Events under this identifier are about that call, though the switch does not call it so. */
    public void alias(Call call, String callId) {
        if (!callId.isEmpty() && byCallId.putIfAbsent(callId, call) == null) {
            call.addCallId(callId);
        }
    }

    public void linkage(Call call, String linkageId) {
        if (!linkageId.isEmpty() && call.linkageId().isEmpty()) {
            call.setLinkageId(linkageId);
            byLinkage.putIfAbsent(linkageId, call);
        }
    }

    /** The call is over; its identifiers may soon be used for another one. */
    public void end(Call call, long micros) {
        call.setOver();
        forget(call);
        ended.add(call, micros);
    }

    /** Whether a call with this identifier ended a short while ago, and none has it now. */
    public boolean hasEnded(String callId) {
        return ended.contains(callId) && !byCallId.containsKey(callId);
    }

    /** Whether what a monitor reports under this identifier is about a call that has ended. */
    public boolean isBelated(String callId, String monitor) {
        return ended.isAwaited(callId, monitor) && !byCallId.containsKey(callId);
    }

    /** The call goes on as a part of another one, to which its identifiers lead from now on. */
    public void merge(Call call, Call into) {
        call.setOver();
        forget(call);
        for (String id : call.switchCallIds()) {
            byCallId.put(id, into);
            into.addCallId(id);
        }
    }

    /** Writes all of it. */
    public void write(StateOutput out) {
        out.number(nextRef)
                .bool(sightLost)
                .each(links.values(), link -> link.write(out))
                .each(dns.values(), dn -> dn.write(out))
                .each(formerDns.values(), dn -> dn.write(out))
                .each(calls, call -> call.write(out))
                .each(byCallId.entrySet(), known -> out.text(known.getKey())
                        .number(known.getValue().ref()))
                .each(byLinkage.entrySet(), known -> out.text(known.getKey())
                        .number(known.getValue().ref()));
        for (Map<String, Dn> known : List.of(dns, formerDns)) {
            known.values()
                    .forEach(dn -> out.each(
                            dn.legs(), leg -> out.number(leg.call().ref()).number(leg.ref())));
        }
        ended.write(out);
        requests.write(out);
    }

    /**
     * As it was written.
     *
     * @param attributor decides the releases that were being decided then
     */
    public static Switchboard read(StateInput in, Attributor attributor) {
        Switchboard board = new Switchboard(in.number());
        board.sightLost = in.bool();
        in.list(() -> LinkState.read(in)).forEach(link -> board.links.put(link.name(), link));
        in.list(() -> Dn.read(in)).forEach(dn -> board.dns.put(dn.number(), dn));
        in.list(() -> Dn.read(in)).forEach(dn -> board.formerDns.put(dn.number(), dn));
        in.list(() -> Call.read(in, board::anyDn, call -> Deliberation.read(in, call, attributor, board::link)))
                .forEach(board.calls::begin);
        in.list(() -> board.byCallId.put(in.text(), board.calls.get(in.number())));
        in.list(() -> board.byLinkage.put(in.text(), board.calls.get(in.number())));
        for (Map<String, Dn> known : List.of(board.dns, board.formerDns)) {
            known.values().forEach(dn -> in.list(() -> board.leg(in.number(), in.number()))
                    .forEach(dn::add));
        }
        board.ended.read(in);
        board.requests.read(in);
        return board;
    }

    /** Also one that has left the switch, which departed legs still name. */
    private Dn anyDn(String number) {
        Dn dn = dns.getOrDefault(number, formerDns.get(number));
        return dn == null ? new Dn(number) : dn;
    }

    private Leg leg(long callRef, long legRef) {
        return calls.get(callRef).leg(legRef);
    }

    private void forget(Call call) {
        calls.end(call);
        for (String id : call.switchCallIds()) {
            byCallId.remove(id, call);
        }
        byLinkage.remove(call.linkageId(), call);
    }

    /** Time has passed: what is kept for a while is forgotten. */
    public void passTime(long micros) {
        ended.passTime(micros);
        formerDns.values().removeIf(dn -> !dn.hasLegs());
    }

    /** Nothing that was under way on a lost link arrives any more. */
    public void forgetEnded() {
        ended.forgetAll();
    }
}
