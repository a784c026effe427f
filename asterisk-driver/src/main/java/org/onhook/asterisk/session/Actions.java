package org.onhook.asterisk.session;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.ConnectionId;
import org.onhook.api.driver.SwitchRequest;
import org.onhook.api.request.TError;
import org.onhook.api.request.TRequest;
import org.onhook.api.request.TRequestType;
import org.onhook.asterisk.call.CallMapper;
import org.onhook.asterisk.call.CallSink;
import org.onhook.asterisk.wire.ActionWriter;
import org.onhook.asterisk.wire.Packet;
import org.onhook.driver.support.link.LinkCounters;

/**
 * Has Asterisk carry out the requests of clients by its actions, and says what it answers. Whoever made them bounds the wait.
 * Asterisk answers an action before it reports what that brings about. Belongs to the link's thread, and to one connection.
 */
final class Actions {

    static final Set<TRequestType> REQUESTS = Set.of(
            TRequestType.RELEASE_CALL,
            TRequestType.CLEAR_CALL,
            TRequestType.DELETE_FROM_CONFERENCE,
            TRequestType.SINGLE_STEP_TRANSFER);

    private static final int MOST_UNANSWERED = 10_000;

    /** Q.850, normal clearing. */
    private static final String NORMAL_CLEARING = "16";

    /**
     * An action that is under way.
     *
     * @param others the channels that were in a call with the channel
     */
    private record Asked(SwitchRequest request, String channel, List<String> others) {}

    private final ActionWriter writer;
    private final CallMapper mapper;
    private final CallSink sink;
    private final LinkCounters counters;
    private final Map<String, Asked> unanswered = new HashMap<>();
    private final Map<String, Asked> rest = new HashMap<>();

    Actions(ActionWriter writer, CallMapper mapper, CallSink sink, LinkCounters counters) {
        this.writer = writer;
        this.mapper = mapper;
        this.sink = sink;
        this.counters = counters;
    }

    void carry(SwitchRequest request) throws IOException {
        counters.count("requests");
        Optional<String> channel = mapper.channelOf(request.connection());
        if (channel.isEmpty()) {
            fail(request, TError.INVALID_CONN_ID, "there is no such channel any more");
        } else if (unanswered.size() + rest.size() >= MOST_UNANSWERED) {
            fail(request, TError.OUT_OF_SERVICE, "Asterisk has left " + MOST_UNANSWERED + " actions unanswered");
        } else {
            Asked asked = new Asked(request, channel.get(), mapper.othersOf(channel.get()));
            unanswered.put(send(asked), asked);
        }
    }

    private String send(Asked asked) throws IOException {
        TRequest request = asked.request().request();
        return switch (request.type()) {
            case RELEASE_CALL, CLEAR_CALL, DELETE_FROM_CONFERENCE -> hangUp(asked.channel());
            // Without a context it is that of the channel.
            case SINGLE_STEP_TRANSFER ->
                writer.send("BlindTransfer", "Channel", asked.channel(), "Exten", request.otherDn());
            default -> throw new IllegalArgumentException("no action carries out " + request.type());
        };
    }

    private String hangUp(String channel) throws IOException {
        return writer.send("Hangup", "Channel", channel, "Cause", NORMAL_CLEARING);
    }

    /** Takes the answer to an action; false if it is the answer to none of these. */
    boolean answered(Packet response) throws IOException {
        String id = response.get("ActionID");
        boolean success = response.get("Response").equalsIgnoreCase("Success");
        Asked other = rest.remove(id);
        if (other != null) {
            if (success) {
                hungUp(other);
            }
            return true;
        }
        Asked asked = unanswered.remove(id);
        if (asked == null) {
            return false;
        }
        if (success) {
            confirm(asked);
        } else {
            counters.count("requests.refused");
            String message = response.get("Message");
            fail(asked.request(), error(message), message.isEmpty() ? "refused without a reason" : message);
        }
        return true;
    }

    private void confirm(Asked asked) throws IOException {
        SwitchRequest request = asked.request();
        TRequestType type = request.request().type();
        if (type != TRequestType.SINGLE_STEP_TRANSFER) {
            hungUp(asked);
        }
        sink.event(new CallEvent.RequestConfirmed(sink.micros(), request.referenceId(), ConnectionId.NONE));
        if (type == TRequestType.CLEAR_CALL) {
            clearRest(asked);
        }
    }

    /** Whoever would stay in a room, or go on in the dialplan, is hung up too. Who has left meanwhile need not be. */
    private void clearRest(Asked asked) throws IOException {
        for (String channel : asked.others()) {
            rest.put(hangUp(channel), new Asked(asked.request(), channel, List.of()));
        }
    }

    private void hungUp(Asked asked) {
        mapper.hungUp(asked.channel(), asked.request().request().thisDn());
    }

    private void fail(SwitchRequest request, TError error, String text) {
        sink.event(new CallEvent.RequestFailed(sink.micros(), request.referenceId(), error, text));
    }

    /** The messages are those of Asterisk's main/manager.c, the same since Asterisk 1.8 and, for transfers, 12. */
    private static TError error(String message) {
        return switch (message) {
            case "No such channel", "Channel specified does not exist", "Transfer invalid" -> TError.INVALID_CONN_ID;
            case "Permission denied", "Transfer not permitted" -> TError.UNSUPPORTED_OPERATION;
            case "Transfer failed" -> TError.INVALID_ATTRIBUTE;
            default ->
                message.startsWith("Invalid/unknown command") ? TError.UNSUPPORTED_OPERATION : TError.UNKNOWN_ERROR;
        };
    }
}
