package org.onhook.asterisk.call;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The channels and bridges that there are. Of too many the oldest is forgotten. */
final class Channels {

    /** A bridge: whether it is a room, which outlives those who leave it, and who is in it. */
    private record Bridge(boolean room, Set<Channel> members) {}

    private static final int MOST = 100_000;

    private final Map<String, Channel> byId = new LinkedHashMap<>();
    private final Map<String, List<Channel>> byCall = new HashMap<>();
    private final Map<String, Bridge> bridges = new HashMap<>();

    Channel get(String uniqueId) {
        return byId.get(uniqueId);
    }

    void add(Channel channel) {
        if (byId.size() >= MOST) {
            remove(byId.values().iterator().next());
        }
        byId.put(channel.uniqueId, channel);
        byCall.computeIfAbsent(channel.callId, id -> new ArrayList<>(2)).add(channel);
    }

    void remove(Channel channel) {
        leave(channel);
        channel.forgetOthers();
        byId.remove(channel.uniqueId);
        List<Channel> same = byCall.get(channel.callId);
        if (same != null) {
            same.remove(channel);
            if (same.isEmpty()) {
                byCall.remove(channel.callId);
            }
        }
    }

    /** All of them, the oldest first. */
    Collection<Channel> all() {
        return Collections.unmodifiableCollection(byId.values());
    }

    /** The channels that began in that call. */
    List<Channel> ofCall(String callId) {
        return List.copyOf(byCall.getOrDefault(callId, List.of()));
    }

    void enter(Channel channel, String bridge, boolean room) {
        leave(channel);
        if (!bridge.isEmpty()) {
            channel.bridge = bridge;
            bridges.computeIfAbsent(bridge, id -> new Bridge(room, new LinkedHashSet<>()))
                    .members()
                    .add(channel);
        }
    }

    void leave(Channel channel) {
        Bridge bridge = bridges.get(channel.bridge);
        if (bridge != null) {
            bridge.members().remove(channel);
            if (bridge.members().isEmpty()) {
                bridges.remove(channel.bridge);
            }
        }
        channel.bridge = "";
    }

    /** Who is in a channel's bridge, itself included. */
    Set<Channel> together(Channel channel) {
        Bridge bridge = bridges.get(channel.bridge);
        return bridge == null ? Set.of() : bridge.members();
    }

    /** Whether those in the bridge of a channel stay when it leaves. */
    boolean isInRoom(Channel channel) {
        Bridge bridge = bridges.get(channel.bridge);
        return bridge != null && (bridge.room() || bridge.members().size() > 2);
    }
}
