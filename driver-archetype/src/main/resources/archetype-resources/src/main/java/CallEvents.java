package ${package};

import java.util.Optional;
import java.util.Set;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.Cause;
import org.onhook.api.call.ConnectionId;
import org.onhook.api.call.DeviceId;
import org.onhook.api.call.DeviceKind;
import org.onhook.api.call.EventCause;
import org.onhook.api.call.LocalConnectionState;
import org.onhook.api.call.Report;
import org.onhook.api.call.SnapshotConnection;

/**
 * Makes call events of lines: facts, as the switch said them, and no judgement. Who released a call is decided from them by the
 * connector's policies; what the switch does not say is ABSENT, never made up.
 */
final class CallEvents {

    private final Set<String> dns;

    /** @param dns the monitored devices */
    CallEvents(Set<String> dns) {
        this.dns = dns;
    }

    /**
     * The event that a line is; empty if it is none that this driver knows, or lacks what an event needs.
     *
     * @param micros when it was received
     */
    Optional<CallEvent> of(Line line, long micros) {
        // By these two the connector finds the call, and the monitor that speaks of it.
        if (line.get("call").isEmpty() || !dns.contains(line.get("dn"))) {
            return Optional.empty();
        }
        Report report = new Report(micros, line.get("dn"), state(line.get("own")), cause(line.get("cause")), "");
        return switch (line.word()) {
            case "dialled" ->
                Optional.of(new CallEvent.Originated(
                        report, connection(line, "from"), device(line.get("from")), device(line.get("to"))));
            case "ringing" ->
                Optional.of(new CallEvent.Delivered(
                        report,
                        connection(line, "device"),
                        device(line.get("device")),
                        device(line.get("from")),
                        device(line.get("to")),
                        DeviceId.Withheld.ABSENT,
                        ConnectionId.NONE));
            case "answered" ->
                Optional.of(new CallEvent.Established(
                        report,
                        connection(line, "device"),
                        device(line.get("device")),
                        device(line.get("from")),
                        device(line.get("to")),
                        DeviceId.Withheld.ABSENT,
                        ConnectionId.NONE));
            // The connection is the leg that ended; who ended it is what the traits say of releasingDevice.
            case "left" ->
                Optional.of(
                        new CallEvent.ConnectionCleared(report, connection(line, "device"), device(line.get("by"))));
            default -> Optional.empty();
        };
    }

    /** One call of a device, in the answer to {@code calls}. */
    SnapshotConnection listed(Line line) {
        return new SnapshotConnection(connection(line, "dn"), device(line.get("dn")), state(line.get("own")));
    }

    /** A leg: the call's identifier, always spelled alike, and the device at its end. */
    private ConnectionId connection(Line line, String deviceField) {
        return new ConnectionId(line.get("call"), device(line.get(deviceField)));
    }

    /**
     * A device in its normal form, which has to be equal for all spellings of it: the connector compares nothing else. A switch
     * that writes "sip:2001@host" or "0" before numbers outside needs more here.
     */
    private DeviceId device(String number) {
        if (number.isEmpty()) {
            return DeviceId.Withheld.ABSENT;
        }
        if (number.equals("anonymous")) {
            return DeviceId.Withheld.RESTRICTED;
        }
        // A trunk, or anything else that is no number, is EQUIPMENT: it is never reported as a party.
        DeviceKind kind = dns.contains(number)
                ? DeviceKind.INTERNAL_NUMBER
                : number.matches("[+0-9]+") ? DeviceKind.NUMBER : DeviceKind.EQUIPMENT;
        return new DeviceId.Identified(number, number, kind);
    }

    /** The state of the monitored device's own leg: evidence of its own, so leave it out rather than guess it. */
    private static LocalConnectionState state(String own) {
        return switch (own) {
            case "dialling" -> LocalConnectionState.INITIATED;
            case "ringing" -> LocalConnectionState.ALERTING;
            case "talking" -> LocalConnectionState.CONNECTED;
            case "holding" -> LocalConnectionState.HOLD;
            case "tone" -> LocalConnectionState.FAIL;
            case "gone" -> LocalConnectionState.NULL;
            default -> LocalConnectionState.ABSENT;
        };
    }

    /**
     * Why it happened. Causes decide: a timer's or the network's means that nobody hung up. One that is not known is OTHER, with
     * what the switch wrote.
     */
    private static Cause cause(String text) {
        EventCause code =
                switch (text) {
                    case "" -> EventCause.NONE;
                    case "normal" -> EventCause.NORMAL_CLEARING;
                    case "cancelled" -> EventCause.CALL_CANCELLED;
                    case "busy" -> EventCause.BUSY;
                    case "no-answer" -> EventCause.CALL_NOT_ANSWERED;
                    case "network" -> EventCause.NETWORK_OUT_OF_ORDER;
                    default -> EventCause.OTHER;
                };
        return new Cause(code, text);
    }
}
