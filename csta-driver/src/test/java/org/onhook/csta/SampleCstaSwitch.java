package org.onhook.csta;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.onhook.driver.tck.LinkConnection;
import org.onhook.driver.tck.TcpSwitch;

/** As much of a CSTA switch as a link needs. It speaks first, and tells each monitor of each leg. */
final class SampleCstaSwitch extends TcpSwitch {

    private static final String EVENT_ID = "9999";

    private record Call(String id, String caller, String called) {
        List<String> parties() {
            return List.of(caller, called);
        }
    }

    private final Map<String, Call> calls = new ConcurrentHashMap<>();
    private final AtomicInteger callIds = new AtomicInteger(4_000);

    SampleCstaSwitch() throws IOException {}

    @Override
    public Map<String, String> configuration(List<String> dns) {
        return Map.of(
                "host", "127.0.0.1",
                "port", Integer.toString(port()),
                "monitors", String.join(",", dns),
                "username", "onhook",
                "password", "hush-hush",
                "heartbeat-seconds", "1",
                "reconnect-seconds", "1");
    }

    @Override
    protected void serve(LinkConnection link) throws IOException {
        link.send(frame("0001", "<SystemStatus><systemStatus>normal</systemStatus></SystemStatus>"));
        DataInputStream in = new DataInputStream(link.input());
        while (true) {
            in.readUnsignedShort();
            byte[] rest = new byte[in.readUnsignedShort() - 4];
            in.readFully(rest);
            FakeSwitch.Message message = new FakeSwitch.Message(
                    new String(rest, 0, 4, StandardCharsets.ISO_8859_1),
                    new String(rest, 4, rest.length - 4, StandardCharsets.UTF_8));
            if (message.name().equals("ClearConnection")) {
                takeRequest(
                        link,
                        frame(message.id(), "<ClearConnectionResponse/>"),
                        frame(
                                message.id(),
                                refused("<stateIncompatibility>noConnectionToClear</stateIncompatibility>")),
                        () -> hangUp(message.text("callID"), message.text("deviceID")));
                continue;
            }
            String answer = answer(message);
            if (!answer.isEmpty()) {
                link.send(frame(message.id(), answer));
            }
            if (message.name().equals("MonitorStart")) {
                link.subscribe();
            }
        }
    }

    private String answer(FakeSwitch.Message message) {
        return switch (message.name()) {
            case "SystemRegister" ->
                "<SystemRegisterResponse><sysStatRegisterID>1</sysStatRegisterID></SystemRegisterResponse>";
            case "MonitorStart" ->
                "<MonitorStartResponse>" + crossRef(message.text("deviceObject")) + "</MonitorStartResponse>";
            case "SnapshotDevice" -> snapshotOfDevice(message);
            case "SnapshotCall" -> snapshotOfCall(message);
            case "SystemStatusResponse" -> "";
            default -> "<" + message.name() + "Response/>";
        };
    }

    private String snapshotOfDevice(FakeSwitch.Message message) {
        String dn = message.text("deviceObject") + message.text("snapshotObject");
        StringBuilder info = new StringBuilder();
        calls.values().stream().filter(call -> call.parties().contains(dn)).forEach(call -> info.append(
                        "<snapshotDeviceResponseInfo>")
                .append(connection("connectionIdentifier", call.id(), dn))
                .append("<localCallState><compoundCallState><localConnectionState>connected</localConnectionState>"
                        + "</compoundCallState></localCallState></snapshotDeviceResponseInfo>"));
        return "<SnapshotDeviceResponse><crossRefIDorSnapshotData><snapshotData>" + info
                + "</snapshotData></crossRefIDorSnapshotData></SnapshotDeviceResponse>";
    }

    private String snapshotOfCall(FakeSwitch.Message message) {
        Call call = calls.get(message.text("callID"));
        if (call == null) {
            return refused("<operation>invalidCallID</operation>");
        }
        StringBuilder info = new StringBuilder();
        call.parties().forEach(dn -> info.append("<snapshotCallResponseInfo>")
                .append(device("deviceOnCall", dn))
                .append(connection("callIdentifier", call.id(), dn))
                .append("<localConnectionInfo>connected</localConnectionInfo></snapshotCallResponseInfo>"));
        return "<SnapshotCallResponse><crossRefIDorSnapshotData><snapshotData>" + info
                + "</snapshotData></crossRefIDorSnapshotData>" + device("callingDevice", call.caller())
                + device("calledDevice", call.called()) + "</SnapshotCallResponse>";
    }

    private static String refused(String reason) {
        return "<CSTAErrorCode>" + reason + "</CSTAErrorCode>";
    }

    @Override
    public String call(String caller, String called) {
        Call call = new Call(Integer.toString(callIds.incrementAndGet()), caller, called);
        calls.put(call.id(), call);
        String route = device("callingDevice", caller) + device("calledDevice", called);
        event("OriginatedEvent", caller, connection("originatedConnection", call.id(), caller) + route, "connected");
        String alerting = connection("connection", call.id(), called) + device("alertingDevice", called) + route;
        event("DeliveredEvent", caller, alerting, "connected");
        event("DeliveredEvent", called, alerting, "alerting");
        String answering =
                connection("establishedConnection", call.id(), called) + device("answeringDevice", called) + route;
        event("EstablishedEvent", caller, answering, "connected");
        event("EstablishedEvent", called, answering, "connected");
        return call.id();
    }

    @Override
    public void hangUp(String callId, String dn) {
        Call call = calls.remove(callId);
        String other = call.parties().get(dn.equals(call.caller()) ? 1 : 0);
        String first = connection("droppedConnection", callId, dn) + device("releasingDevice", dn);
        String second = connection("droppedConnection", callId, other) + device("releasingDevice", other);
        event("ConnectionClearedEvent", dn, first, "null");
        event("ConnectionClearedEvent", other, first, "connected");
        event("ConnectionClearedEvent", other, second, "null");
    }

    private void event(String element, String monitor, String fields, String localState) {
        tellAll(frame(EVENT_ID, eventText(element, monitor, fields, localState)));
    }

    private static String eventText(String element, String monitor, String fields, String localState) {
        return "<" + element + ">" + crossRef(monitor) + fields + "<localConnectionInfo>" + localState
                + "</localConnectionInfo><cause>normal</cause></" + element + ">";
    }

    private static String crossRef(String dn) {
        return "<monitorCrossRefID>X" + dn + "</monitorCrossRefID>";
    }

    private static String connection(String element, String callId, String dn) {
        return "<" + element + "><callID>" + callId + "</callID><deviceID>" + dn + "</deviceID></" + element + ">";
    }

    private static String device(String element, String dn) {
        return "<" + element + "><deviceIdentifier>" + dn + "</deviceIdentifier></" + element + ">";
    }

    private static byte[] frame(String id, String body) {
        return FakeSwitch.frame(id, body, StandardCharsets.UTF_8);
    }

    @Override
    public byte[] message() {
        return frame(EVENT_ID, held("1", ""));
    }

    private static String held(String callId, String more) {
        String fields = connection("heldConnection", callId, "2001") + device("holdingDevice", "2001");
        return eventText("HeldEvent", "2001", fields + more, "hold");
    }

    @Override
    public Map<String, byte[]> hostileMessages() {
        Map<String, byte[]> messages = new LinkedHashMap<>();
        messages.put(
                "an entity that grows",
                body("<!DOCTYPE a [<!ENTITY b 'bbbbbbbb'><!ENTITY c '&b;&b;&b;&b;'>" + "<!ENTITY d '&c;&c;&c;&c;'>]>"
                        + held("&d;", "")));
        messages.put(
                "an entity from outside",
                body("<!DOCTYPE a [<!ENTITY f SYSTEM 'file:///etc/passwd'>]>" + held("&f;", "")));
        messages.put("XML that ends in the middle", body(held("1", "").substring(0, 60)));
        messages.put("elements that are not closed", body(held("1", "<a><b></a></b>")));
        messages.put(
                "a thousand elements, one in the other", body(held("1", "<a>".repeat(1_000) + "</a>".repeat(1_000))));
        messages.put("ten thousand elements", body(held("1", "<a/>".repeat(10_000))));
        messages.put("no UTF-8", FakeSwitch.frame(EVENT_ID, held("\u00e9", ""), StandardCharsets.ISO_8859_1));
        messages.put("another encoding than declared", body("<?xml version='1.0' encoding='UTF-16'?>" + held("1", "")));
        messages.put("a monitor that nobody started", body(held("1", "").replace("X2001", "X9999")));
        messages.put("a message that nobody knows", body("<Nonsense/>"));
        messages.put("a frame without a body", FakeSwitch.frame(EVENT_ID, new byte[0]));
        messages.put("a frame that is shorter than its header", new byte[] {0, 0, 0, 4, '9', '9', '9', '9'});
        return messages;
    }

    private static byte[] body(String body) {
        return frame(EVENT_ID, body);
    }
}
