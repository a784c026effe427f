package org.onhook.asterisk.tck;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.onhook.driver.tck.LinkConnection;
import org.onhook.driver.tck.TcpSwitch;

/** As much of an Asterisk's Manager Interface as a link needs. What a call looks like is taken from recordings of Asterisk 22. */
public final class SampleAsterisk extends TcpSwitch {

    private static final String END = "\r\n";

    private record Channel(String name, String id, String linkedId) {
        String fields() {
            return fields("");
        }

        String fields(String prefix) {
            return line(prefix + "Channel", name) + line(prefix + "Uniqueid", id) + line(prefix + "Linkedid", linkedId);
        }
    }

    private record Call(Channel caller, Channel called) {}

    private final Map<String, Call> calls = new ConcurrentHashMap<>();
    private final AtomicInteger channels = new AtomicInteger();

    public SampleAsterisk() throws IOException {}

    @Override
    public Map<String, String> configuration(List<String> dns) {
        return Map.of(
                "host", "127.0.0.1",
                "port", Integer.toString(port()),
                "username", "onhook",
                "password", "hush-hush",
                "endpoints", String.join(",", dns),
                "heartbeat-seconds", "1",
                "reconnect-seconds", "1");
    }

    @Override
    protected void serve(LinkConnection link) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(link.input(), StandardCharsets.UTF_8));
        link.send(("Asterisk Call Manager/11.0.0" + END).getBytes(StandardCharsets.UTF_8));
        Map<String, String> action = new HashMap<>();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.isEmpty()) {
                answer(link, action);
                action.clear();
            } else {
                int colon = line.indexOf(": ");
                action.put(line.substring(0, colon), line.substring(colon + 2));
            }
        }
    }

    private void answer(LinkConnection link, Map<String, String> action) throws IOException {
        String id = line("ActionID", action.get("ActionID"));
        String name = action.get("Action");
        if (name.equals("Hangup")) {
            takeRequest(
                    link,
                    bytes(packet(line("Response", "Success"), id, line("Message", "Channel Hungup"))),
                    bytes(packet(line("Response", "Error"), id, line("Message", "No such channel"))),
                    () -> hangUpByAction(action.get("Channel")));
            return;
        }
        String response = packet(line("Response", "Success"), id, line("Message", "as it is"));
        if (name.equals("CoreShowChannels")) {
            StringBuilder list = new StringBuilder(response);
            for (Call call : calls.values()) {
                list.append(listed(id, call.caller())).append(listed(id, call.called()));
            }
            list.append(packet(line("Event", "CoreShowChannelsComplete"), id));
            response = list.toString();
        }
        if (name.equals("Events")) {
            link.subscribe();
        }
        link.send(bytes(response));
    }

    private static String listed(String actionId, Channel channel) {
        return packet(line("Event", "CoreShowChannel"), actionId, channel.fields(), line("ChannelState", "6"));
    }

    @Override
    public String call(String caller, String called) {
        String linkedId = nextId();
        Channel a = new Channel("PJSIP/" + caller + "-" + linkedId, linkedId, linkedId);
        String id = nextId();
        Channel b = new Channel("PJSIP/" + called + "-" + id, id, linkedId);
        calls.put(linkedId, new Call(a, b));
        tell(
                event("Newchannel", a, line("ChannelState", "4"), line("Exten", called)),
                event("Newchannel", b, line("ChannelState", "0")),
                event("DialBegin", a, b.fields("Dest")),
                event("Newstate", b, line("ChannelState", "5")),
                event("Newstate", b, line("ChannelState", "6")),
                event("DialEnd", a, b.fields("Dest"), line("DialStatus", "ANSWER")),
                event("Newstate", a, line("ChannelState", "6")),
                event("BridgeEnter", b, bridge(linkedId)),
                event("BridgeEnter", a, bridge(linkedId)));
        return linkedId;
    }

    @Override
    public void hangUp(String callId, String dn) {
        Call call = calls.remove(callId);
        boolean callerLeaves = call.caller().name().startsWith("PJSIP/" + dn + "-");
        Channel leaver = callerLeaves ? call.caller() : call.called();
        tell(event("HangupRequest", leaver, line("Cause", "16")));
        end(callId, leaver, callerLeaves ? call.called() : call.caller());
    }

    /** No request to hang up is told then. */
    private void hangUpByAction(String channel) {
        for (Map.Entry<String, Call> entry : calls.entrySet()) {
            Call call = entry.getValue();
            if (call.caller().name().equals(channel)) {
                calls.remove(entry.getKey());
                end(entry.getKey(), call.caller(), call.called());
            }
        }
    }

    private void end(String callId, Channel leaver, Channel other) {
        tell(
                event("BridgeLeave", leaver, bridge(callId)),
                event("Hangup", leaver, line("Cause", "16"), line("Cause-txt", "Normal Clearing")),
                event("BridgeLeave", other, bridge(callId)),
                event("Hangup", other, line("Cause", "16"), line("Cause-txt", "Normal Clearing")));
    }

    private String nextId() {
        return "1795308713." + channels.incrementAndGet();
    }

    private static String bridge(String callId) {
        return line("BridgeUniqueid", "bridge-" + callId) + line("BridgeType", "basic");
    }

    private static String event(String name, Channel channel, String... more) {
        return packet(line("Event", name), line("Privilege", "call,all"), channel.fields(), String.join("", more));
    }

    private static String line(String name, String value) {
        return name + ": " + value + END;
    }

    private static String packet(String... lines) {
        return String.join("", lines) + END;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void tell(String... packets) {
        tellAll(bytes(String.join("", packets)));
    }

    @Override
    public byte[] message() {
        Channel unused = new Channel("PJSIP/2001-f", "1.1", "1.1");
        return event("Newchannel", unused, line("ChannelState", "4")).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Map<String, byte[]> hostileMessages() {
        return Map.of(
                "a line of a megabyte", packet("Event: " + "x".repeat(1 << 20)).getBytes(StandardCharsets.UTF_8),
                "a packet of 100 000 fields",
                        packet("Field: value\r\n".repeat(100_000)).getBytes(StandardCharsets.UTF_8),
                "lines that are no fields", packet("no field\r\n".repeat(10)).getBytes(StandardCharsets.UTF_8),
                "a response to nothing",
                        packet(line("Response", "Success"), line("ActionID", "no such"))
                                .getBytes(StandardCharsets.UTF_8),
                "an event without a channel", packet(line("Event", "Hangup")).getBytes(StandardCharsets.UTF_8),
                "an event that nobody knows", packet(line("Event", "Nonsense")).getBytes(StandardCharsets.UTF_8));
    }
}
