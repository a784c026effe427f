package org.onhook.bench.load;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onhook.simulator.switching.IdSpelling;
import org.onhook.simulator.wire.XmlWriter;

/** What a switch answers to a connector that opens a session and monitors devices. The cross reference of a monitor is its DN. */
final class SwitchAnswers {

    private static final String SESSION = "http://www.ecma-international.org/standards/ecma-354/appl_session";
    private static final Pattern ROOT = Pattern.compile("<([A-Za-z]\\w*)");
    private static final Pattern DEVICE = Pattern.compile("<deviceObject[^>]*>(?:<[^>]+>)?([^<]*)<");
    private static final Pattern VERSION = Pattern.compile("<protocolVersion>([^<]*)<");

    private final String namespace;

    SwitchAnswers(String namespace) {
        this.namespace = namespace;
    }

    /** The answer to a message; empty if it wants none. */
    Optional<String> to(String message) {
        return switch (root(message)) {
            case "StartApplicationSession" ->
                Optional.of(XmlWriter.message("StartApplicationSessionPosResponse", SESSION)
                        .text("sessionID", "1")
                        .text("actualProtocolVersion", first(VERSION, message))
                        .text("actualSessionDuration", "86400")
                        .end("StartApplicationSessionPosResponse"));
            case "SystemRegister" ->
                Optional.of(csta("SystemRegisterResponse")
                        .text("sysStatRegisterID", "1")
                        .end("SystemRegisterResponse"));
            case "MonitorStart" ->
                Optional.of(csta("MonitorStartResponse")
                        .text("monitorCrossRefID", IdSpelling.number(first(DEVICE, message)))
                        .end("MonitorStartResponse"));
            // A link that has been told nothing for long asks whether the switch is still there.
            case "RequestSystemStatus" ->
                Optional.of(csta("RequestSystemStatusResponse")
                        .text("systemStatus", "normal")
                        .end("RequestSystemStatusResponse"));
            case "SystemStatus", "MonitorStop" -> {
                String response = root(message) + "Response";
                yield Optional.of(csta(response).end(response));
            }
            case "SnapshotDevice", "SnapshotCall" ->
                Optional.of(csta("CSTAErrorCode")
                        .text("operation", "serviceNotSupported")
                        .end("CSTAErrorCode"));
            default -> Optional.empty();
        };
    }

    /** What has a client that has come so far answer at once. */
    String question() {
        return csta("RequestSystemStatus").end("RequestSystemStatus");
    }

    /** Whether a message asks for a monitor. */
    static boolean startsMonitor(String message) {
        return root(message).equals("MonitorStart");
    }

    private XmlWriter csta(String root) {
        return XmlWriter.message(root, namespace);
    }

    private static String root(String message) {
        return first(ROOT, message);
    }

    private static String first(Pattern pattern, String message) {
        Matcher matcher = pattern.matcher(message);
        return matcher.find() ? matcher.group(1) : "";
    }
}
