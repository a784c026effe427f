package ${package};

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.onhook.driver.tck.LinkConnection;
import org.onhook.driver.tck.TcpSwitch;

/**
 * As much of a switch as a link needs, for tests and for trying the driver out. Take what it says from recordings of the real
 * one: a driver is only as good as this.
 */
final class Sample${switchMake}Switch extends TcpSwitch {

    private record Call(String id, String caller, String called) {}

    private final Map<String, Call> calls = new ConcurrentHashMap<>();
    private final AtomicInteger callIds = new AtomicInteger();

    Sample${switchMake}Switch() throws IOException {}

    private Sample${switchMake}Switch(int port) {
        super(port);
    }

    /** A switch at that port, whose devices 2001 and 2002 call each other again and again; each hangs up in turn. */
    public static void main(String[] arguments) throws Exception {
        try (Sample${switchMake}Switch theSwitch = new Sample${switchMake}Switch(Integer.parseInt(arguments[0]))) {
            theSwitch.listen();
            System.out.println("listening on 127.0.0.1:" + theSwitch.port());
            for (int i = 0; true; i++) {
                TimeUnit.SECONDS.sleep(1);
                String leaver = i % 2 == 0 ? "2001" : "2002";
                String call = theSwitch.call("2001", "2002");
                theSwitch.hangUp(call, leaver);
                System.out.println("call " + call + " from 2001 to 2002, ended by " + leaver);
            }
        }
    }

    @Override
    public Map<String, String> configuration(List<String> dns) {
        return Map.of(
                "host", "127.0.0.1",
                "port", Integer.toString(port()),
                "username", "onhook",
                "password", "hush-hush",
                "monitors", String.join(",", dns),
                "heartbeat-seconds", "1",
                "reconnect-seconds", "1");
    }

    @Override
    protected void serve(LinkConnection link) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(link.input(), StandardCharsets.UTF_8));
        for (String text = in.readLine(); text != null; text = in.readLine()) {
            Line line = Line.of(text);
            switch (line.word()) {
                case "login" -> link.send(bytes("welcome"));
                case "monitor" -> {
                    // In this order: what is said from now on comes after the answer.
                    link.send(bytes("monitored dn=" + line.get("dn")));
                    link.subscribe();
                }
                case "calls" -> link.send(bytes(callsOf(line.get("dn"))));
                case "hang-up" ->
                    takeRequest(
                            link,
                            bytes("done id=" + line.get("id")),
                            bytes("not-done id=" + line.get("id") + " reason=no-such-call"),
                            () -> hangUp(line.get("call"), line.get("dn")));
                case "ping" -> link.send(bytes("pong"));
                default -> {
                    return;
                }
            }
        }
    }

    private String callsOf(String dn) {
        StringBuilder list = new StringBuilder();
        for (Call call : calls.values()) {
            if (call.caller().equals(dn) || call.called().equals(dn)) {
                list.append("call dn=%s call=%s own=talking\n".formatted(dn, call.id()));
            }
        }
        return list + "end-of-calls dn=" + dn;
    }

    @Override
    public String call(String caller, String called) {
        Call call = new Call(Integer.toString(callIds.incrementAndGet()), caller, called);
        calls.put(call.id(), call);
        String route = " call=%s from=%s to=%s".formatted(call.id(), caller, called);
        say("dialled dn=" + caller + " own=talking" + route);
        say("ringing dn=" + caller + " own=talking device=" + called + route);
        say("ringing dn=" + called + " own=ringing device=" + called + route);
        say("answered dn=" + caller + " own=talking device=" + called + route);
        say("answered dn=" + called + " own=talking device=" + called + route);
        return call.id();
    }

    @Override
    public void hangUp(String callId, String dn) {
        Call call = calls.remove(callId);
        String other = dn.equals(call.caller()) ? call.called() : call.caller();
        String leaves = "left dn=%s own=%s call=" + callId + " device=%s by=" + dn + " cause=normal";
        say(leaves.formatted(dn, "gone", dn));
        say(leaves.formatted(other, "talking", dn));
        say(leaves.formatted(other, "gone", other));
    }

    private void say(String line) {
        tellAll(bytes(line));
    }

    private static byte[] bytes(String line) {
        return (line + "\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] message() {
        return bytes("dialled dn=2001 own=talking call=unused from=2001 to=2002");
    }

    @Override
    public Map<String, byte[]> hostileMessages() {
        Map<String, byte[]> messages = new LinkedHashMap<>();
        messages.put("a line of a megabyte", bytes("dialled " + "x".repeat(1 << 20)));
        messages.put("a line that is not UTF-8", "dialled dn=\u00fc\n".getBytes(StandardCharsets.ISO_8859_1));
        messages.put("a hundred thousand fields", bytes("dialled" + " a=b".repeat(100_000)));
        messages.put("a word that nobody knows", bytes("nonsense dn=2001 call=1"));
        messages.put("an event without a call", bytes("dialled dn=2001"));
        messages.put("a device that nobody monitors", bytes("dialled dn=9999 call=1"));
        messages.put("an answer to nothing", bytes("end-of-calls dn=2001"));
        messages.put("a call of a device that was not asked about", bytes("call dn=2001 call=1"));
        return messages;
    }
}
