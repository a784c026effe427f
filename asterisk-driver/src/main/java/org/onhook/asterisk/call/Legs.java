package org.onhook.asterisk.call;

import java.util.List;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.Cause;
import org.onhook.api.call.ConnectionId;
import org.onhook.api.call.DeviceId;
import org.onhook.api.call.DeviceKind;
import org.onhook.api.call.EventCause;
import org.onhook.api.call.LocalConnectionState;
import org.onhook.api.call.Report;
import org.onhook.asterisk.settings.EndpointNames;

/** Tells call tracking of the legs that channels are. Each leg is reported as its own device's monitor would. */
final class Legs {

    private static final DeviceId ABSENT = DeviceId.Withheld.ABSENT;

    private final EndpointNames endpoints;
    private final Channels channels;
    private final CallSink sink;

    Legs(EndpointNames endpoints, Channels channels, CallSink sink) {
        this.endpoints = endpoints;
        this.channels = channels;
        this.sink = sink;
    }

    /**
     * Finds out whose leg a channel is.
     *
     * @param callerNumber the number at its end, as Asterisk knows it
     */
    void identify(Channel channel, ChannelName name, String callerNumber) {
        channel.local = name.isLocal();
        channel.device = null;
        channel.dn = false;
        name.device().ifPresent(endpoint -> {
            channel.dn = endpoints.contains(endpoint);
            if (channel.dn) {
                sink.seen(endpoint);
                channel.device = new DeviceId.Identified(channel.name, endpoint, DeviceKind.INTERNAL_NUMBER);
            } else {
                channel.device = outside(channel, callerNumber);
            }
        });
    }

    /** A trunk's party: its number where that cannot be mistaken for another party's. */
    private DeviceId.Identified outside(Channel channel, String number) {
        boolean usable = number.matches("\\+?[0-9]{3,32}")
                && !endpoints.contains(number)
                && channels.ofCall(channel.callId).stream()
                        .noneMatch(other ->
                                other.device != null && other.device.id().equals(number));
        return usable
                ? new DeviceId.Identified(channel.name, number, DeviceKind.NUMBER)
                : new DeviceId.Identified(channel.name, channel.name, DeviceKind.EQUIPMENT);
    }

    void originated(Channel channel) {
        channel.reported = true;
        sink.event(new CallEvent.Originated(
                report(channel, Cause.NONE), connection(channel), channel.device, called(channel)));
    }

    void delivered(Channel channel) {
        channel.reported = true;
        sink.event(new CallEvent.Delivered(
                report(channel, Cause.NONE),
                connection(channel),
                channel.device,
                calling(channel),
                called(channel),
                ABSENT,
                ConnectionId.NONE));
    }

    void established(Channel channel, Cause cause) {
        channel.reported = true;
        sink.event(new CallEvent.Established(
                report(channel, cause),
                connection(channel),
                channel.device,
                calling(channel),
                called(channel),
                ABSENT,
                ConnectionId.NONE));
    }

    void held(Channel channel) {
        channel.held = true;
        sink.event(new CallEvent.Held(report(channel, Cause.NONE), connection(channel), channel.device));
    }

    void retrieved(Channel channel) {
        channel.held = false;
        sink.event(new CallEvent.Retrieved(report(channel, Cause.NONE), connection(channel), channel.device));
    }

    /** The channel waits in its queue from now on. */
    void queued(Channel channel) {
        ConnectionId queued = queueConnection(channel);
        sink.event(new CallEvent.Queued(
                report(channel, Cause.NONE), queued, queued.device(), channel.device, called(channel), ABSENT));
    }

    void leftQueue(Channel channel, String queue) {
        sink.event(new CallEvent.Diverted(
                report(channel, Cause.NONE),
                new ConnectionId(channel.callId, queueDevice(queue)),
                queueDevice(queue),
                ABSENT,
                ABSENT,
                ABSENT));
    }

    static ConnectionId queueConnection(Channel channel) {
        return new ConnectionId(channel.callId, queueDevice(channel.queue));
    }

    private static DeviceId queueDevice(String queue) {
        return new DeviceId.Identified(queue, "queue " + queue, DeviceKind.EQUIPMENT);
    }

    /** The call went on without this leg. */
    void diverted(Channel channel, Cause cause) {
        channel.left = true;
        sink.event(new CallEvent.Diverted(
                report(channel, cause), connection(channel), channel.device, ABSENT, ABSENT, ABSENT));
    }

    /** What a caller dialled refused before it was alerted. */
    void failed(Channel caller, Channel called, Cause cause) {
        DeviceId failing = called.device == null ? ABSENT : called.device;
        sink.event(new CallEvent.Failed(report(caller, cause), connection(caller), failing, caller.device, failing));
    }

    /** @param second the call in which the target was consulted; the same where there was none */
    void transferred(Channel by, Channel second, DeviceId target) {
        boolean twoCalls = second != by && !second.callId.equals(by.callId);
        sink.event(new CallEvent.Transferred(
                report(by, new Cause(EventCause.TRANSFER, "AttendedTransfer")),
                connection(by),
                twoCalls ? connection(second) : ConnectionId.NONE,
                by.device,
                target,
                List.of()));
        by.left = true;
        second.left = true;
    }

    void transferredBlindly(Channel by) {
        sink.event(new CallEvent.Transferred(
                report(by, new Cause(EventCause.SINGLE_STEP_TRANSFER, "BlindTransfer")),
                connection(by),
                ConnectionId.NONE,
                by.device,
                ABSENT,
                List.of()));
        by.left = true;
    }

    void noted(Channel channel, String kind, HangupFact fact) {
        if (channel.isLeg()) {
            sink.event(new CallEvent.Noted(report(channel, Cause.NONE), connection(channel), kind, fact.text()));
        }
    }

    /** The cause is passed on as text only: Asterisk copies it between legs, so it does not tell why this one ended. */
    void cleared(Channel channel, String cause) {
        channel.left = true;
        sink.event(new CallEvent.ConnectionCleared(
                report(channel, new Cause(EventCause.OTHER, cause)), connection(channel), ABSENT));
    }

    private Report report(Channel channel, Cause cause) {
        String monitor = channel.dn ? channel.device.id() : "";
        return new Report(sink.micros(), monitor, LocalConnectionState.ABSENT, cause, "");
    }

    static ConnectionId connection(Channel channel) {
        return new ConnectionId(channel.callId, channel.device);
    }

    /** The channel that began the call gives it its identifier; where it did not call, nobody did. */
    private DeviceId calling(Channel channel) {
        Channel first = channels.get(channel.callId);
        return first != null && first.isLeg() ? first.device : channel.device;
    }

    DeviceId called(Channel channel) {
        Channel first = channels.get(channel.callId);
        String exten = first == null ? channel.exten : first.exten;
        if (exten.isEmpty() || exten.equals("s") || exten.equals("h")) {
            return ABSENT;
        }
        boolean inside = endpoints.named().contains(exten);
        boolean number = exten.matches("[+0-9*#]+");
        return new DeviceId.Identified(
                exten, exten, inside ? DeviceKind.INTERNAL_NUMBER : number ? DeviceKind.NUMBER : DeviceKind.EQUIPMENT);
    }
}
