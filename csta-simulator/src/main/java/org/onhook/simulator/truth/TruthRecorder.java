package org.onhook.simulator.truth;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.onhook.simulator.switching.Device;
import org.onhook.simulator.switching.EventCause;
import org.onhook.simulator.switching.Initiator;
import org.onhook.simulator.switching.Joining;
import org.onhook.simulator.switching.Leeway;
import org.onhook.simulator.switching.LocalState;
import org.onhook.simulator.switching.Witness;

/** Turns what happened into what has to be reported, by the rules' section 2. */
public final class TruthRecorder implements Witness {

    private static final String LOCAL = "1 Local";
    private static final String REMOTE = "2 Remote";
    private static final String UNKNOWN = "3 Unknown";

    private static final int TRANSFERRED = 1;
    private static final int CONFERENCED = 2;
    private static final List<Integer> LOST = List.of(22, 23, 25);
    private static final int REJECT = 4;

    private final Predicate<String> monitored;
    private final Map<Device, Party> parties = new LinkedHashMap<>();
    private final Set<String> callIds = new LinkedHashSet<>();
    private final List<String> joinedBy = new ArrayList<>();
    private final List<LeaveTruth> leaves = new ArrayList<>();
    private final List<BusyTruth> busy = new ArrayList<>();
    private final Set<Device> watched = new HashSet<>();
    /** What ended the last stay that a connector could see: it speaks for whoever was left then. */
    private Choice lastSeen = Choice.OPEN;

    private Choice ctrlParty = Choice.OPEN;
    private boolean glare;
    private boolean linkLost;

    public TruthRecorder(Predicate<String> monitored) {
        this.monitored = monitored;
    }

    private static final class Party {
        private final List<End> ends = new ArrayList<>();
        private final List<Integer> causes = new ArrayList<>();
        private Choice ctrlParty = Choice.OPEN;
    }

    /** The truth of the story so far. */
    public Truth truth(String story, String variant, String profile, Instant begin, boolean tolerant) {
        List<PartyTruth> all = new ArrayList<>();
        parties.forEach((device, party) -> all.add(new PartyTruth(
                device.label(),
                isMonitored(device),
                isMonitored(device) ? party.ends : List.of(),
                party.ctrlParty,
                party.causes)));
        return new Truth(
                story,
                variant,
                profile,
                List.copyOf(callIds),
                begin,
                glare,
                linkLost,
                tolerant,
                all,
                ctrlParty,
                joinedBy,
                leaves,
                busy);
    }

    @Override
    public void called(String callId) {
        callIds.add(callId);
    }

    @Override
    public void takesPart(Device device) {
        party(device);
        if (isMonitored(device)) {
            watched.add(device);
        }
    }

    /** Who brought about the end of a part in the call, as far as a connector can still see it. */
    private Choice seen(Device device, Choice real) {
        if (watched.isEmpty() && !lastSeen.isOpen()) {
            return lastSeen;
        }
        if (watched.remove(device)) {
            lastSeen = real;
        }
        return real;
    }

    @Override
    public void released(
            Device device, LocalState before, Initiator initiator, Set<Leeway> tolerated, boolean callerGaveUp) {
        String event =
                switch (before) {
                    case QUEUED -> End.ABANDONED;
                    case ALERTING -> callerGaveUp ? End.ABANDONED : End.RELEASED;
                    case NULL, INITIATED, CONNECTED, HOLD, FAIL -> End.RELEASED;
                };
        Party party = party(device);
        party.ends.add(new End(List.of(event), List.of(), releasingParty(device, initiator, tolerated), false));
        party.ctrlParty = seen(device, ctrlParty(initiator, tolerated));
    }

    @Override
    public void diverted(Device device, LocalState before) {
        Party party = party(device);
        seen(device, new Choice(List.of(Choice.ABSENT), List.of()));
        if (before == LocalState.QUEUED) {
            party.ends.add(
                    new End(List.of(End.DIVERTED), List.of(), new Choice(List.of(Choice.ABSENT), List.of()), false));
        } else {
            party.ends.add(new End(List.of(End.RELEASED), LOST, new Choice(List.of(UNKNOWN), List.of()), false));
        }
    }

    @Override
    public void rejected(Device device) {
        party(device).causes.add(REJECT);
    }

    @Override
    public void left(Device device, Initiator initiator, Set<Leeway> tolerated, List<Device> staying) {
        leaves.add(new LeaveTruth(
                device.label(),
                ctrlParty(initiator, tolerated),
                staying.size() > 2 ? CONFERENCED : 0,
                staying.size() < 2
                        ? List.of()
                        : staying.stream()
                                .filter(this::isMonitored)
                                .map(Device::number)
                                .toList()));
    }

    @Override
    public void joined(Device by, Joining joining, int connectionsLeft) {
        joinedBy.add(by.number());
        Party party = party(by);
        int callState =
                switch (joining) {
                    case TRANSFER, SINGLE_STEP_TRANSFER -> TRANSFERRED;
                    case CONFERENCE -> CONFERENCED;
                };
        for (int i = 0; i < connectionsLeft; i++) {
            party.ends.add(
                    new End(List.of(End.RELEASED), List.of(callState), new Choice(List.of(LOCAL), List.of()), false));
        }
        if (joining != Joining.CONFERENCE) {
            party.ctrlParty = seen(by, new Choice(List.of(by.number()), List.of()));
        }
    }

    @Override
    public void moved(Device device, boolean certain) {
        party(device).ends.add(new End(List.of(End.PARTY_CHANGED), List.of(), Choice.OPEN, !certain));
    }

    @Override
    public void failed(Device caller, EventCause cause) {
        if (isMonitored(caller)) {
            busy.add(new BusyTruth(caller.number(), busyStates(cause)));
        }
    }

    @Override
    public void ended(Initiator initiator, Set<Leeway> tolerated) {
        Choice real = ctrlParty(initiator, tolerated);
        ctrlParty = watched.isEmpty() && !lastSeen.isOpen() ? lastSeen : real;
        glare |= initiator.devices().size() > 1;
    }

    @Override
    public void linkLost() {
        linkLost = true;
    }

    private Party party(Device device) {
        return parties.computeIfAbsent(device, key -> new Party());
    }

    private boolean isMonitored(Device device) {
        return device.canBeMonitored() && monitored.test(device.number());
    }

    private static Choice releasingParty(Device device, Initiator initiator, Set<Leeway> tolerated) {
        List<String> right =
                switch (initiator.kind()) {
                    case PARTY -> {
                        if (!initiator.devices().contains(device)) {
                            yield List.of(REMOTE);
                        }
                        yield initiator.devices().size() == 1 ? List.of(LOCAL) : List.of(LOCAL, REMOTE);
                    }
                    case SWITCH, UNKNOWN -> List.of(UNKNOWN);
                };
        List<String> tolerable = new ArrayList<>();
        for (Leeway leeway : tolerated) {
            tolerable.add(
                    switch (leeway) {
                        case UNKNOWN -> UNKNOWN;
                        case REMOTE -> REMOTE;
                        case LOCAL -> LOCAL;
                    });
        }
        tolerable.removeAll(right);
        return new Choice(right, tolerable);
    }

    private static Choice ctrlParty(Initiator initiator, Set<Leeway> tolerated) {
        List<String> right = new ArrayList<>();
        List<String> tolerable = new ArrayList<>();
        for (Device device : initiator.devices()) {
            right.add(device.number().isEmpty() ? Choice.ABSENT : device.number());
            if (!device.releasing().equals(device.number())) {
                tolerable.add(Choice.ABSENT);
            }
        }
        if (right.isEmpty()) {
            right.add(Choice.ABSENT);
        }
        if (tolerated.contains(Leeway.REMOTE)) {
            tolerable.add(Choice.ANY);
        } else if (!tolerated.isEmpty()) {
            tolerable.add(Choice.ABSENT);
        }
        tolerable.removeAll(right);
        return new Choice(right, tolerable.stream().distinct().toList());
    }

    /** Only where one CallState clearly stands for the cause; elsewhere the choice is the connector's. */
    private static List<Integer> busyStates(EventCause cause) {
        return switch (cause) {
            case BUSY -> List.of(6);
            case TRUNKS_BUSY -> List.of(10);
            case INVALID_NUMBER_FORMAT -> List.of(11);
            case NUMBER_UNALLOCATED -> List.of(11, 12);
            case REORDER_TONE -> List.of(16);
            default -> List.of();
        };
    }
}
