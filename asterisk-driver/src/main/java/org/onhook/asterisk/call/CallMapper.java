package org.onhook.asterisk.call;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.onhook.api.call.Cause;
import org.onhook.api.call.ConnectionId;
import org.onhook.api.call.EventCause;
import org.onhook.asterisk.call.Channel.Standing;
import org.onhook.asterisk.settings.EndpointNames;
import org.onhook.asterisk.wire.Packet;

/**
 * Makes call events of AMI's events. {@code Linkedid} is the call, a channel is a leg of it, and the DN is the endpoint in the
 * channel's name. Belongs to one thread, and to one connection.
 */
public final class CallMapper {

    private final CallSink sink;
    private final Channels channels = new Channels();
    private final Legs legs;
    private final Endings endings;
    private final Transfers transfers;
    private final ChannelSnapshots snapshots;
    private final Map<String, String> formerCallIds;
    private final Set<String> gone = new HashSet<>();
    private final Set<String> unlisted = new HashSet<>();
    private final Set<String> missing = new HashSet<>();
    private boolean listing;

    /**
     * What maps the events of one connection.
     *
     * @param endpoints which endpoints are DNs
     * @param formerCallIds the calls of channels that were reported on a connection before, as {@link #callIds} gave them
     */
    public CallMapper(EndpointNames endpoints, CallSink sink, Map<String, String> formerCallIds) {
        this.sink = sink;
        this.formerCallIds = formerCallIds;
        this.legs = new Legs(endpoints, channels, sink);
        this.endings = new Endings(channels, legs);
        this.transfers = new Transfers(channels, legs);
        this.snapshots = new ChannelSnapshots(channels, legs);
    }

    /** The list of channels is on its way; events come in between, and it may be behind them. */
    public void listing() {
        gone.clear();
        unlisted.clear();
        channels.all().forEach(channel -> unlisted.add(channel.uniqueId));
        listing = true;
    }

    /**
     * The list of channels is complete: says what legs there are now.
     *
     * @param dns the DNs that it is about
     */
    public void listed(Collection<String> dns) {
        snapshots.tell(dns, unlisted, sink.micros(), sink::event);
        forgetMissing();
        forgetList();
    }

    /** The {@code Hangup} of a channel that is not listed may be on its way; if it is not listed next time either, it was lost. */
    private void forgetMissing() {
        missing.retainAll(unlisted);
        missing.stream().map(channels::get).filter(Objects::nonNull).forEach(channels::remove);
        missing.clear();
        missing.addAll(unlisted);
    }

    /** There is no list of channels. */
    public void forgetList() {
        listing = false;
        gone.clear();
        unlisted.clear();
    }

    /** In which call each channel is reported, by its {@code Uniqueid}. */
    public Map<String, String> callIds() {
        return channels.all().stream()
                .filter(Channel::isLeg)
                .collect(Collectors.toUnmodifiableMap(channel -> channel.uniqueId, channel -> channel.callId));
    }

    /** The channel whose leg was reported under a connection, by the name that it has now. */
    public Optional<String> channelOf(ConnectionId connection) {
        return channels.all().stream()
                .filter(Channel::isLeg)
                .filter(channel ->
                        channel.device.raw().equals(connection.device().raw()))
                .map(channel -> channel.name)
                .findFirst();
    }

    /** The channels with which a channel is in a call now: in its bridge, or dialled by it, or dialling it. */
    public List<String> othersOf(String channelName) {
        return named(channelName).stream()
                .flatMap(channel -> endings.joinedTo(channel).stream())
                .filter(Channel::isLeg)
                .map(channel -> channel.name)
                .toList();
    }

    /**
     * Asterisk hangs a channel up, as an action told it.
     *
     * @param thisDn on whose behalf
     */
    public void hungUp(String channelName, String thisDn) {
        named(channelName).ifPresent(channel -> channel.hungUpFor = thisDn);
    }

    private Optional<Channel> named(String name) {
        return channels.all().stream()
                .filter(channel -> channel.name.equals(name))
                .findFirst();
    }

    /** Takes an event; one for which there is no use is counted. */
    public void take(Packet packet) {
        switch (packet.event()) {
            case "Newchannel", "Newstate" -> state(packet);
            case "CoreShowChannel" -> listed(packet);
            case "LocalBridge" -> localBridge(packet);
            case "DialBegin" -> dialBegin(packet);
            case "DialEnd" -> dialEnd(packet);
            case "BridgeEnter" -> bridgeEnter(packet);
            case "BridgeLeave", "ConfbridgeLeave" -> bridgeLeave(packet);
            case "Hold", "Unhold" -> hold(packet);
            case "QueueCallerJoin", "QueueCallerAbandon", "QueueCallerLeave" -> queue(packet);
            case "HangupRequest" -> endings.requested(channel(packet), packet, time(packet));
            case "SoftHangupRequest" -> endings.softlyRequested(channel(packet), packet, time(packet));
            case "BlindTransfer" -> transfers.blind(packet, time(packet));
            case "AttendedTransfer" -> transfers.attended(packet, time(packet));
            case "Rename" -> rename(packet);
            case "Hangup" -> hangup(packet);
            default -> sink.skipped(packet.event());
        }
    }

    // ---- a channel comes and goes on

    private Channel channel(Packet packet) {
        return channel(packet, "");
    }

    /** The channel that an event is about; one that is not known yet was there before the connection. */
    private Channel channel(Packet packet, String prefix) {
        String id = packet.get(prefix + "Uniqueid");
        Channel channel = channels.get(id);
        String linked = packet.get(prefix + "Linkedid");
        if (channel == null) {
            String call = linked.isEmpty() ? id : linked;
            channel = new Channel(id, packet.get(prefix + "Channel"), call, formerCallIds.getOrDefault(id, call));
            channel.exten = packet.get(prefix + "Exten");
            legs.identify(channel, ChannelName.of(channel.name), packet.get(prefix + "CallerIDNum"));
            if (!id.isEmpty()) {
                channels.add(channel);
            }
        } else if (!linked.isEmpty()) {
            channel.linkedId = linked;
        }
        return channel;
    }

    private void state(Packet packet) {
        Channel channel = channel(packet);
        if (channel.device == null || channel.left) {
            takeState(channel, packet.get("ChannelState"));
            return;
        }
        Standing before = channel.standing;
        boolean known = channel.reported;
        takeState(channel, packet.get("ChannelState"));
        switch (channel.standing) {
            case CALLING -> {
                if (!known) {
                    legs.originated(channel);
                }
            }
            case ALERTING -> {
                if (!known) {
                    legs.delivered(channel);
                }
            }
            case ANSWERED -> {
                if (!known || before != Standing.ANSWERED) {
                    legs.established(channel, Cause.NONE);
                }
            }
            case CALLED -> {
                // Nothing has reached the device yet.
            }
        }
    }

    /** The numbers are those of Asterisk's enum ast_channel_state. */
    private static void takeState(Channel channel, String state) {
        if (channel.standing == Standing.ANSWERED) {
            return;
        }
        channel.standing = switch (state) {
            case "4" -> Standing.CALLING;
            case "5" -> Standing.ALERTING;
            case "6" -> Standing.ANSWERED;
            default -> channel.standing;
        };
    }

    /** One channel of the list, which may be behind the events. */
    private void listed(Packet packet) {
        if (gone.contains(packet.get("Uniqueid"))) {
            return;
        }
        unlisted.remove(packet.get("Uniqueid"));
        Channel channel = channel(packet);
        String bridge = packet.get("BridgeId");
        if (!bridge.isEmpty() && channel.bridge.isEmpty() && !channel.placeTold) {
            channels.enter(channel, bridge, packet.get("Application").equals("ConfBridge"));
        }
        state(packet);
        if (bridge.isEmpty() && !channel.placeTold && packet.get("Application").equals("Queue")) {
            join(channel, packet.get("ApplicationData").split(",", 2)[0].strip());
        }
    }

    private void join(Channel channel, String queue) {
        channel.queue = queue;
        if (channel.isQueued() && channel.isLeg()) {
            legs.queued(channel);
        }
    }

    private void localBridge(Packet packet) {
        Channel one = channel(packet, "LocalOne");
        Channel two = channel(packet, "LocalTwo");
        one.otherHalf = two;
        two.otherHalf = one;
    }

    private void dialBegin(Packet packet) {
        Channel called = channel(packet, "Dest");
        if (packet.has("Uniqueid")) {
            channel(packet).dials(called);
        }
    }

    private void dialEnd(Packet packet) {
        Channel called = channel(packet, "Dest");
        Channel caller = called.dialler == null && packet.has("Uniqueid") ? channel(packet) : called.dialler;
        if (!packet.get("DialStatus").equals("ANSWER")) {
            endings.begins(called, time(packet));
            if (caller != null) {
                endings.begins(caller, time(packet));
            }
        }
        called.endDial();
        boolean unheard = !called.reported && caller != null && caller.isLeg();
        if (unheard && caller.standing == Standing.CALLING && caller.dialled.isEmpty()) {
            EventCause cause =
                    switch (packet.get("DialStatus")) {
                        case "BUSY" -> EventCause.BUSY;
                        case "CONGESTION" -> EventCause.NETWORK_CONGESTION;
                        case "CHANUNAVAIL" -> EventCause.DEST_NOT_OBTAINABLE;
                        default -> EventCause.NONE;
                    };
            if (cause != EventCause.NONE) {
                legs.failed(caller, called, new Cause(cause, packet.get("DialStatus")));
            }
        }
    }

    private void bridgeEnter(Packet packet) {
        Channel channel = channel(packet);
        channel.placeTold = true;
        channels.enter(
                channel, packet.get("BridgeUniqueid"), !packet.get("BridgeType").equals("basic"));
    }

    private void bridgeLeave(Packet packet) {
        Channel channel = channel(packet);
        channel.placeTold = true;
        if (channel.bridge.equals(packet.get("BridgeUniqueid"))) {
            endings.begins(channel, time(packet));
            channels.leave(channel);
        }
    }

    private void hold(Packet packet) {
        Channel channel = channel(packet);
        if (channel.isLeg()) {
            if (packet.event().equals("Hold")) {
                legs.held(channel);
            } else {
                legs.retrieved(channel);
            }
        }
    }

    private void queue(Packet packet) {
        Channel channel = channel(packet);
        channel.placeTold = true;
        switch (packet.event()) {
            case "QueueCallerJoin" -> join(channel, packet.get("Queue"));
            case "QueueCallerAbandon" -> channel.abandoned = true;
            default -> {
                channel.queue = "";
                if (channel.isLeg() && !channel.abandoned) {
                    legs.leftQueue(channel, packet.get("Queue"));
                }
            }
        }
    }

    /**
     * A masquerade: one channel takes the place, the name and the device of another, whose remains are called
     * {@code ...<ZOMBIE>}. In between there are names with {@code <MASQ>}.
     */
    private void rename(Packet packet) {
        Channel channel = channels.get(packet.get("Uniqueid"));
        String name = packet.get("Newname");
        if (channel == null || name.contains("<MASQ>")) {
            return;
        }
        boolean zombie = name.contains("<ZOMBIE>");
        boolean other = !ChannelName.of(name).equals(ChannelName.of(channel.name));
        Cause cause = new Cause(EventCause.NONE, "Rename");
        boolean leg = channel.isLeg();
        if (leg && (zombie || other)) {
            legs.diverted(channel, cause);
        }
        channel.name = name;
        if (!zombie && other) {
            channel.left = false;
            legs.identify(channel, ChannelName.of(name), "");
            if (channel.device != null) {
                channel.standing = Standing.ANSWERED;
                legs.established(channel, cause);
            }
        }
    }

    private void hangup(Packet packet) {
        if (listing) {
            gone.add(packet.get("Uniqueid"));
        }
        Channel channel = channels.get(packet.get("Uniqueid"));
        if (channel != null) {
            endings.hungUp(channel, packet, time(packet));
        } else {
            sink.skipped(packet.event());
        }
    }

    /** By Asterisk's own clock, where {@code timestampevents} is on: seconds with a fraction. */
    private long time(Packet packet) {
        String text = packet.get("Timestamp");
        if (text.matches("[0-9]{1,12}(\\.[0-9]{1,6})?")) {
            int dot = text.indexOf('.');
            String fraction = dot < 0 ? "" : text.substring(dot + 1);
            long seconds = Long.parseLong(dot < 0 ? text : text.substring(0, dot));
            return seconds * 1_000_000 + Long.parseLong((fraction + "000000").substring(0, 6));
        }
        return sink.micros();
    }
}
