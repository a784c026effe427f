package org.onhook.simulator.session;

import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.onhook.simulator.switching.ActiveCalls;
import org.onhook.simulator.switching.IdSpelling;
import org.onhook.simulator.switching.SessionStyle;
import org.onhook.simulator.switching.SnapshotXml;
import org.onhook.simulator.switching.SwitchBehaviour;
import org.onhook.simulator.wire.Frame;
import org.onhook.simulator.wire.XmlNode;
import org.onhook.simulator.wire.XmlReader;
import org.onhook.simulator.wire.XmlWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers one client's requests. */
final class Requests {

    private static final Logger LOG = LoggerFactory.getLogger(Requests.class);
    private static final String SESSION = "http://www.ecma-international.org/standards/ecma-354/appl_session";
    private static final String AVAYA = "http://www.avaya.com/csta";
    private static final String OWN_INVOKE_ID = "0001";
    private static final String DURATION_SECONDS = "180";

    private final XmlReader reader = new XmlReader();
    private final SwitchBehaviour behaviour;
    private final Client client;
    private final Monitors monitors;
    private final ActiveCalls calls;
    private final ServiceDesk services;
    private final SystemStatus status;
    private final SnapshotXml snapshots;

    Requests(
            SwitchBehaviour behaviour,
            Client client,
            Monitors monitors,
            ActiveCalls calls,
            ServiceDesk services,
            SystemStatus status) {
        this.services = services;
        this.behaviour = behaviour;
        this.client = client;
        this.monitors = monitors;
        this.calls = calls;
        this.status = status;
        this.snapshots = new SnapshotXml(behaviour);
    }

    /** What the switch says by itself on a new connection. */
    void greet() {
        if (behaviour.session() == SessionStyle.SWITCH_SPEAKS_FIRST) {
            send(
                    OWN_INVOKE_ID,
                    csta("SystemStatus")
                            .text("systemStatus", status.isDisabled() ? status.value() : "enabled")
                            .end("SystemStatus"));
        }
    }

    /** What the switch says when its status has changed. */
    void reportStatus() {
        send(
                OWN_INVOKE_ID,
                csta("SystemStatus").text("systemStatus", status.value()).end("SystemStatus"));
    }

    void handle(Frame frame) {
        try {
            XmlNode request = reader.read(frame.xml());
            if (request.name().startsWith("Snapshot")) {
                snapshot(frame.invokeId(), request);
            } else if (ServiceDesk.takes(request)) {
                services.serve(request, xml -> send(frame.invokeId(), xml));
            } else {
                answer(request).ifPresent(xml -> send(frame.invokeId(), xml));
            }
            if (request.name().equals("StopApplicationSession")) {
                client.close();
            }
        } catch (XMLStreamException e) {
            LOG.warn("client {}: not XML, left unanswered: {}", client, e.getMessage());
        }
    }

    private void send(String invokeId, String xml) {
        client.send(new Frame(invokeId, xml));
        client.flush();
    }

    /** The answer, or empty where the message is an answer itself. */
    private Optional<String> answer(XmlNode request) {
        String xml =
                switch (request.name()) {
                    case "StartApplicationSession" -> sessionStarted(request);
                    case "ResetApplicationSessionTimer" ->
                        session("ResetApplicationSessionTimerPosResponse")
                                .text("actualSessionDuration", duration(request))
                                .end("ResetApplicationSessionTimerPosResponse");
                    case "StopApplicationSession" ->
                        session("StopApplicationSessionPosResponse").end("StopApplicationSessionPosResponse");
                    case "SystemRegister" ->
                        csta("SystemRegisterResponse")
                                .text("sysStatRegisterID", "1")
                                .end("SystemRegisterResponse");
                    case "SystemStatus" -> empty("SystemStatusResponse");
                    case "RequestSystemStatus" ->
                        csta("RequestSystemStatusResponse")
                                .text("systemStatus", status.value())
                                .end("RequestSystemStatusResponse");
                    case "MonitorStart" -> monitorStarted(request);
                    case "MonitorStop" -> monitorStopped(request);
                    case "GetDeviceId" -> avayaDevice("GetDeviceIdResponse", request);
                    case "GetThirdPartyDeviceId" -> avayaDevice("GetThirdPartyDeviceIdResponse", request);
                    default ->
                        request.name().endsWith("Response") || request.name().equals("CSTAErrorCode")
                                ? ""
                                : error("operation", "serviceNotSupported");
                };
        return Optional.of(xml).filter(text -> !text.isEmpty());
    }

    private static String sessionStarted(XmlNode request) {
        String version = request.textOf("protocolVersion");
        return session("StartApplicationSessionPosResponse")
                .text("sessionID", "1")
                .text("actualProtocolVersion", version)
                .text("actualSessionDuration", duration(request))
                .end("StartApplicationSessionPosResponse");
    }

    private static String duration(XmlNode request) {
        String wanted = request.textOf("requestedSessionDuration");
        return wanted.isEmpty() ? DURATION_SECONDS : wanted;
    }

    private String monitorStarted(XmlNode request) {
        String dn = device(request, "deviceObject");
        if (dn.isEmpty()) {
            return error("operation", "invalidMonitorObject");
        }
        if (status.isDisabled()) {
            return error("systemResourceAvailibility", "resourceOutOfService");
        }
        Monitors.Monitor monitor = monitors.start(client, dn);
        return csta("MonitorStartResponse")
                .text("monitorCrossRefID", monitor.crossRef())
                .end("MonitorStartResponse");
    }

    private String monitorStopped(XmlNode request) {
        return monitors.stop(client, request.textOf("monitorCrossRefID"))
                ? empty("MonitorStopResponse")
                : error("operation", "invalidCrossRefID");
    }

    /** The answer is sent before anything else happens to a call. */
    private void snapshot(String invokeId, XmlNode request) {
        calls.act(() -> {
            Optional<SnapshotXml.Answer> answer = Optional.empty();
            String refusal = "serviceNotSupported";
            if (request.name().equals("SnapshotCall") && snapshots.tellsOfCalls()) {
                refusal = "invalidCallID";
                answer = calls.call(request.textOf("callID")).map(call -> snapshots.ofCall(call, invokeId));
            } else if (request.name().equals("SnapshotDevice") && snapshots.tellsOfDevices()) {
                answer = Optional.of(snapshots.ofDevice(calls.of(device(request, "snapshotObject")), invokeId));
            }
            client.send(
                    new Frame(invokeId, answer.map(SnapshotXml.Answer::response).orElse(error("operation", refusal))));
            answer.ifPresent(given -> given.segments().forEach(xml -> client.send(new Frame(OWN_INVOKE_ID, xml))));
            client.flush();
        });
    }

    private static String device(XmlNode request, String element) {
        return IdSpelling.number(request.find(element).map(XmlNode::anyText).orElse(""));
    }

    private static String avayaDevice(String response, XmlNode request) {
        String number = request.textOf("extension");
        return XmlWriter.message(response, AVAYA)
                .text("device", " typeOfNumber=\"other\" mediaClass=\"notKnown\"", number + ":CM1::0")
                .end(response);
    }

    private String error(String kind, String value) {
        return csta("CSTAErrorCode").text(kind, value).end("CSTAErrorCode");
    }

    private String empty(String name) {
        return csta(name).end(name);
    }

    private XmlWriter csta(String name) {
        return XmlWriter.message(name, behaviour.namespace());
    }

    private static XmlWriter session(String name) {
        return XmlWriter.message(name, SESSION);
    }
}
