package org.onhook.asterisk.call;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.onhook.api.call.Cause;
import org.onhook.asterisk.call.Channel.RoomRequest;
import org.onhook.asterisk.call.Channel.Standing;
import org.onhook.asterisk.wire.Packet;

/**
 * How channels end. Asterisk says that a channel's own side ended ({@code HangupRequest}) before anything ends because of that;
 * so it is noted then with each leg that the channel is joined to.
 */
final class Endings {

    /** Q.850 26, which Asterisk gives to the channels that lose a fork: the call was answered elsewhere. */
    private static final String ANSWERED_ELSEWHERE = "26";

    /** A flag that nearly every call has on its caller's channel, whoever released: the application was left. */
    private static final String APPLICATION_LEFT = "16";

    private final Channels channels;
    private final Neighbours neighbours;
    private final Legs legs;

    Endings(Channels channels, Legs legs) {
        this.channels = channels;
        this.neighbours = new Neighbours(channels);
        this.legs = legs;
    }

    void requested(Channel channel, Packet packet, long at) {
        if (channel.device != null && !channel.left) {
            note(
                    channel,
                    HangupFact.REQUEST,
                    HangupFact.PEER_REQUEST,
                    fact(channel, packet, at, standing(channel.standing)));
            channel.requested = true;
            channel.endDial();
        }
    }

    void softlyRequested(Channel channel, Packet packet, long at) {
        if (channel.device != null
                && !channel.left
                && !packet.get("Cause").equals(APPLICATION_LEFT)
                && !packet.get("Cause").isEmpty()) {
            note(
                    channel,
                    HangupFact.SOFT_REQUEST,
                    HangupFact.PEER_SOFT_REQUEST,
                    fact(channel, packet, at, standing(channel.standing)));
        }
    }

    /**
     * The end of a channel comes to light. Asterisk says nowhere that it was hung up by an action, so that is noted now, while
     * it is known what it is joined to; unless its own side ended before.
     */
    void begins(Channel channel, long at) {
        if (channel.device == null || channel.ending || channel.hungUpFor.isEmpty()) {
            return;
        }
        channel.ending = true;
        if (!channel.requested) {
            String standing = standing(channel.standing);
            HangupFact fact = new HangupFact(at, channel.name, channel.hungUpFor, standing, "", "", "");
            note(channel, HangupFact.ACTION, HangupFact.PEER_ACTION, fact);
        }
    }

    /** The channels that are in a call with a channel, wherever it is. */
    Set<Channel> joinedTo(Channel channel) {
        Set<Channel> joined = new LinkedHashSet<>(channels.together(channel));
        neighbours.of(channel).forEach(neighbour -> joined.add(neighbour.channel()));
        joined.remove(channel);
        return joined;
    }

    private void note(Channel channel, String own, String peers, HangupFact fact) {
        legs.noted(channel, own, fact);
        for (Neighbours.Neighbour neighbour : neighbours.of(channel)) {
            if (neighbour.channel().linkedId.equals(channel.linkedId)) {
                legs.noted(neighbour.channel(), peers, fact.through(neighbour.relation()));
            }
        }
        if (own.equals(HangupFact.REQUEST) && channels.isInRoom(channel)) {
            Set<Channel> members = new HashSet<>(channels.together(channel));
            RoomRequest request = new RoomRequest(channel.bridge, channel, fact, members);
            members.stream().filter(member -> member != channel).forEach(member -> member.roomRequest = request);
        }
    }

    void hungUp(Channel channel, Packet packet, long at) {
        begins(channel, at);
        if (channel.isLeg()) {
            if (isAnsweredElsewhere(channel, packet)) {
                legs.diverted(channel, new Cause(org.onhook.api.call.EventCause.OTHER, cause(packet)));
            } else if (isLastOfItsLeg(channel)) {
                roomEnded(channel);
                legs.noted(channel, HangupFact.HANGUP, fact(channel, packet, at, standing(channel.standing)));
                legs.cleared(channel, cause(packet));
            }
        }
        channels.remove(channel);
    }

    private static boolean isAnsweredElsewhere(Channel channel, Packet packet) {
        return packet.get("Cause").equals(ANSWERED_ELSEWHERE)
                && !channel.requested
                && (channel.standing == Standing.ALERTING || channel.standing == Standing.CALLED);
    }

    /** A device may have several channels in one call, such as a trunk. */
    private boolean isLastOfItsLeg(Channel channel) {
        return channels.ofCall(channel.callId).stream()
                .noneMatch(other ->
                        other != channel && other.isLeg() && other.device.id().equals(channel.device.id()));
    }

    /** A room that was emptied right after one of its members left by itself: that member ended it. */
    private void roomEnded(Channel channel) {
        RoomRequest request = channel.roomRequest;
        if (request == null || channel.requested) {
            return;
        }
        boolean emptied = request.members().stream()
                .filter(member -> member != channel && member != request.by())
                .allMatch(member -> !member.requested && !member.bridge.equals(request.bridge()));
        if (emptied) {
            legs.noted(channel, HangupFact.PEER_REQUEST, request.fact().through("room"));
        }
    }

    private static HangupFact fact(Channel channel, Packet packet, long at, String standing) {
        String number = channel.device.kind().isNumber() ? channel.device.id() : "";
        return new HangupFact(at, channel.name, number, standing, packet.get("Cause"), packet.get("TechCause"), "");
    }

    private static String standing(Standing standing) {
        return standing.name().toLowerCase(Locale.ROOT);
    }

    private static String cause(Packet packet) {
        return (packet.get("Cause") + " " + packet.get("Cause-txt")).strip();
    }
}
