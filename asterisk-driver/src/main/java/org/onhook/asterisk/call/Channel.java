package org.onhook.asterisk.call;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.onhook.api.call.DeviceId;

/** A channel of Asterisk. Plain state; two channels are never equal. */
final class Channel {

    /** How far the call had come for a channel, seen from its device. */
    enum Standing {
        /** It calls, and nothing has answered it. */
        CALLING,
        /** It is called, and was never alerted. */
        CALLED,
        ALERTING,
        ANSWERED
    }

    /** A channel asked for its hang-up while others were with it in a room, whose members stay when one leaves. */
    record RoomRequest(String bridge, Channel by, HangupFact fact, Set<Channel> members) {}

    final String uniqueId;
    final String callId;
    String name;
    String linkedId;
    String exten = "";
    /** Its device as a party; null where it has none. */
    DeviceId.Identified device;

    boolean dn;
    Standing standing = Standing.CALLED;
    /** Whether call tracking was told of its leg. */
    boolean reported;
    /** Whether its leg has ended though the channel is still there. */
    boolean left;

    /** The queue that it waits in; empty where it does not. */
    String queue = "";

    boolean held;
    /** Whether an event said which bridge it is in, or whether it waits in a queue, so that a list of channels is behind. */
    boolean placeTold;

    boolean abandoned;
    boolean local;
    String bridge = "";
    Channel otherHalf;
    /** Who dials it, unanswered. */
    Channel dialler;

    final Set<Channel> dialled = new LinkedHashSet<>();
    RoomRequest roomRequest;
    boolean requested;
    /** The DN on whose behalf Asterisk was made to hang it up; empty where it was not. */
    String hungUpFor = "";

    /** Whether its end has come to light. */
    boolean ending;

    Channel(String uniqueId, String name, String linkedId, String callId) {
        this.uniqueId = uniqueId;
        this.name = name;
        this.linkedId = linkedId;
        this.callId = callId;
    }

    boolean isLeg() {
        return device != null && reported && !left;
    }

    boolean isQueued() {
        return !queue.isEmpty();
    }

    void dials(Channel other) {
        other.endDial();
        other.dialler = this;
        dialled.add(other);
    }

    void endDial() {
        if (dialler != null) {
            dialler.dialled.remove(this);
            dialler = null;
        }
    }

    void forgetOthers() {
        endDial();
        for (Channel other : new HashSet<>(dialled)) {
            other.endDial();
        }
        if (otherHalf != null) {
            otherHalf.otherHalf = null;
            otherHalf = null;
        }
        roomRequest = null;
    }
}
