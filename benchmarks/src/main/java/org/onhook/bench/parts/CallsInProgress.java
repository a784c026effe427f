package org.onhook.bench.parts;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import java.util.SplittableRandom;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.Cause;
import org.onhook.api.call.ConnectionId;
import org.onhook.api.call.DeviceId;
import org.onhook.api.call.DeviceKind;
import org.onhook.api.call.LocalConnectionState;
import org.onhook.api.call.Report;
import org.onhook.csta.BuiltInProfiles;
import org.onhook.tlib.encoding.JsonEncoder;
import org.onhook.tlib.mapping.EventMapper;
import org.onhook.tlib.numbering.Uuids;
import org.onhook.tracking.Tracker;
import org.onhook.tracking.TrackerSettings;
import org.onhook.tracking.attribution.Attributor;
import org.onhook.tracking.attribution.PolicySet;
import org.onhook.tracking.policy.BuiltInPolicies;

/**
 * What an event costs, and what a call takes, while very many calls are in progress: from the call event to the JSON. Each call is
 * between two monitored devices of its own; the events hold and retrieve calls at random.
 */
public final class CallsInProgress {

    private static final String LINK = "link";
    private static final int EVENTS = 400_000;

    private final Tracker tracker = new Tracker(1L << 32, TrackerSettings.DEFAULT);
    private final Attributor attributor = new Attributor(new PolicySet(BuiltInPolicies.inOrder()));
    private final EventMapper mapper = new EventMapper(new Uuids(1));
    private final JsonEncoder encoder = new JsonEncoder("bench", 1);
    private final SplittableRandom random = new SplittableRandom(1);
    private final ConnectionId[] connections;
    private final boolean[] held;
    private long now = 1_700_000_000_000_000L;
    private long bytes;

    private CallsInProgress(int calls) {
        connections = new ConnectionId[calls];
        held = new boolean[calls];
    }

    /** @param args how many calls */
    public static void main(String[] args) {
        int calls = Integer.parseInt(args[0]);
        CallsInProgress run = new CallsInProgress(calls);
        run.monitor();
        long before = usedHeap();
        run.begin();
        long heap = usedHeap() - before;
        run.holdAndRetrieve();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long cpu = threads.getCurrentThreadCpuTime();
        run.holdAndRetrieve();
        cpu = threads.getCurrentThreadCpuTime() - cpu;
        System.out.printf(Locale.ROOT, "%d %d %d %d%n", calls, cpu / EVENTS, heap / calls, (before + heap) / 1_048_576);
        if (run.tracker.board().calls().size() != calls || run.bytes == 0) {
            throw new IllegalStateException("calls are missing");
        }
    }

    private void monitor() {
        accept(new CallEvent.LinkConfigured(now, BuiltInProfiles.AVAYA_AES.traits()));
        for (int i = 0; i < 2 * connections.length; i++) {
            accept(new CallEvent.MonitorStarted(now, number(i)));
        }
        accept(new CallEvent.LinkUp(now));
    }

    private void begin() {
        for (int i = 0; i < connections.length; i++) {
            DeviceId a = device(2 * i);
            DeviceId b = device(2 * i + 1);
            String callId = Integer.toString(1_000_000_000 + i);
            connections[i] = new ConnectionId(callId, a);
            ConnectionId other = new ConnectionId(callId, b);
            Report report = report(a, LocalConnectionState.CONNECTED);
            accept(new CallEvent.Originated(report, connections[i], a, b));
            accept(new CallEvent.Delivered(report, other, b, a, b, DeviceId.Withheld.ABSENT, ConnectionId.NONE));
            accept(new CallEvent.Established(report, other, b, a, b, DeviceId.Withheld.ABSENT, ConnectionId.NONE));
        }
    }

    private void holdAndRetrieve() {
        for (int i = 0; i < EVENTS; i++) {
            int call = random.nextInt(connections.length);
            ConnectionId connection = connections[call];
            Report report = report(connection.device(), LocalConnectionState.HOLD);
            accept(
                    held[call]
                            ? new CallEvent.Retrieved(report, connection, connection.device())
                            : new CallEvent.Held(report, connection, connection.device()));
            held[call] = !held[call];
        }
    }

    private void accept(CallEvent event) {
        tracker.accept(
                LINK,
                event,
                attributor,
                change -> mapper.map(
                        change, draft -> bytes += encoder.encode(draft).withNumber(1).length));
    }

    private Report report(DeviceId monitored, LocalConnectionState state) {
        return new Report(++now, monitored.id(), state, Cause.NONE, "");
    }

    private static DeviceId device(int index) {
        String number = number(index);
        return new DeviceId.Identified(number, number, DeviceKind.INTERNAL_NUMBER);
    }

    private static String number(int index) {
        return Integer.toString(20_000_000 + index);
    }

    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
