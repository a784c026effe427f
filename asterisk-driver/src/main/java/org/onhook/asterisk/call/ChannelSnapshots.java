package org.onhook.asterisk.call;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.ConnectionId;
import org.onhook.api.call.DeviceId;
import org.onhook.api.call.LocalConnectionState;
import org.onhook.api.call.SnapshotConnection;

/** Says what legs there are, of each DN and in each call. A device that has several channels in a call has one leg in it. */
final class ChannelSnapshots {

    private final Channels channels;
    private final Legs legs;

    ChannelSnapshots(Channels channels, Legs legs) {
        this.channels = channels;
        this.legs = legs;
    }

    /**
     * Tells of DNs and calls.
     *
     * @param dns all DNs, those that are idle as well
     * @param left the {@code Uniqueid}s of channels that Asterisk does not have any more
     */
    void tell(Collection<String> dns, Set<String> left, long micros, Consumer<CallEvent> out) {
        Map<String, Map<ConnectionId, SnapshotConnection>> byDn = new LinkedHashMap<>();
        Map<String, Map<String, SnapshotConnection>> byCall = new LinkedHashMap<>();
        Map<String, Channel> first = new LinkedHashMap<>();
        dns.forEach(dn -> byDn.put(dn, new LinkedHashMap<>()));
        for (Channel channel : channels.all()) {
            if (!channel.isLeg() || left.contains(channel.uniqueId)) {
                continue;
            }
            SnapshotConnection leg = new SnapshotConnection(Legs.connection(channel), channel.device, state(channel));
            if (channel.dn && byDn.containsKey(channel.device.id())) {
                byDn.get(channel.device.id()).putIfAbsent(leg.connection(), leg);
            }
            Map<String, SnapshotConnection> parties =
                    byCall.computeIfAbsent(channel.callId, id -> new LinkedHashMap<>());
            first.putIfAbsent(channel.callId, channel);
            parties.putIfAbsent(channel.device.id(), leg);
            if (channel.isQueued()) {
                ConnectionId queued = Legs.queueConnection(channel);
                parties.putIfAbsent(
                        queued.device().id(),
                        new SnapshotConnection(queued, queued.device(), LocalConnectionState.QUEUED));
            }
        }
        byDn.forEach((dn, found) -> out.accept(new CallEvent.DeviceSnapshot(micros, dn, List.copyOf(found.values()))));
        byCall.forEach((callId, found) -> out.accept(new CallEvent.CallSnapshot(
                micros, callId, caller(callId), legs.called(first.get(callId)), new ArrayList<>(found.values()))));
    }

    private DeviceId caller(String callId) {
        Channel channel = channels.get(callId);
        return channel != null && channel.isLeg() ? channel.device : DeviceId.Withheld.ABSENT;
    }

    /** As CSTA has it: who calls is connected from then on. */
    private static LocalConnectionState state(Channel channel) {
        return switch (channel.standing) {
            case ALERTING -> LocalConnectionState.ALERTING;
            case CALLING, CALLED, ANSWERED -> channel.held ? LocalConnectionState.HOLD : LocalConnectionState.CONNECTED;
        };
    }
}
