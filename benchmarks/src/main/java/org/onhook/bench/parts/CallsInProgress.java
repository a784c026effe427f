package org.onhook.bench.parts;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.Cause;
import org.onhook.api.call.ConnectionId;
import org.onhook.api.call.DeviceId;
import org.onhook.api.call.LocalConnectionState;
import org.onhook.api.call.Report;
import org.onhook.csta.BuiltInProfiles;
import org.onhook.csta.device.DeviceNames;
import org.onhook.csta.device.DeviceNumbers;
import org.onhook.csta.message.BadBodyException;
import org.onhook.csta.message.CallEventBuilder;
import org.onhook.csta.message.CstaMessage;
import org.onhook.csta.message.CstaReader;
import org.onhook.csta.message.EventFields;
import org.onhook.csta.settings.ReaderLimits;
import org.onhook.csta.wire.FrameReader;
import org.onhook.csta.wire.FramingException;
import org.onhook.tlib.encoding.JsonEncoder;
import org.onhook.tlib.mapping.EventMapper;
import org.onhook.tlib.numbering.Uuids;
import org.onhook.tracking.Tracker;
import org.onhook.tracking.TrackerSettings;
import org.onhook.tracking.attribution.Attributor;
import org.onhook.tracking.attribution.PolicySet;
import org.onhook.tracking.policy.BuiltInPolicies;

/**
 * What an event costs, and what a call takes, while very many calls are in progress: from the frame to the JSON, and from the call
 * event to the JSON. Each call is between two monitored devices of its own; the events hold and retrieve calls at random, and each
 * is told by the monitors of both.
 */
public final class CallsInProgress {

    private static final String LINK = "link";
    private static final int EVENTS = 400_000;
    private static final long FIRST_CALL = 1_000_000_000;
    private static final int FIRST_DEVICE = 20_000_000;

    private final Tracker tracker = new Tracker(1L << 32, TrackerSettings.DEFAULT);
    private final Attributor attributor = new Attributor(new PolicySet(BuiltInPolicies.inOrder()));
    private final EventMapper mapper = new EventMapper(new Uuids(1));
    private final JsonEncoder encoder = new JsonEncoder("bench", 1);
    private final SplittableRandom random = new SplittableRandom(1);
    /** The caller's and the other's connection of each call. */
    private final ConnectionId[] connections;

    private final boolean[] held;
    private final Map<String, String> monitors;
    private final DeviceNames names;
    private final CstaReader reader;
    private long now = 1_700_000_000_000_000L;
    private long bytes;

    private CallsInProgress(int calls) {
        connections = new ConnectionId[2 * calls];
        held = new boolean[calls];
        monitors = new LinkedHashMap<>(4 * calls);
        for (int i = 0; i < 2 * calls; i++) {
            String number = number(i);
            monitors.put(number, number);
        }
        names = new DeviceNames(new DeviceNumbers(monitors.keySet(), List.of(), ""));
        reader = new CstaReader(ReaderLimits.DEFAULT, StandardCharsets.UTF_8, names);
    }

    /** @param args how many calls */
    public static void main(String[] args) throws IOException, FramingException, BadBodyException {
        int calls = Integer.parseInt(args[0]);
        CallsInProgress run = new CallsInProgress(calls);
        run.monitor();
        long before = usedHeap();
        run.begin();
        long heap = usedHeap() - before;
        long part = secondTime(run::holdAndRetrieve);
        HoldFrames frames = new HoldFrames(calls, FIRST_CALL, FIRST_DEVICE);
        long whole = secondTime(() -> run.read(frames)) - secondTime(() -> drain(frames));
        System.out.printf(Locale.ROOT, "%d %d %d %d %d%n", calls, part, whole, heap / calls, usedHeap() / 1_048_576);
        if (run.tracker.board().calls().size() != calls || run.bytes == 0) {
            throw new IllegalStateException("calls are missing");
        }
    }

    /** Something that handles so many events. */
    private interface Handling {
        void run() throws IOException, FramingException, BadBodyException;
    }

    /** The processor time of an event in nanoseconds, the second time. */
    private static long secondTime(Handling handling) throws IOException, FramingException, BadBodyException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        handling.run();
        long cpu = threads.getCurrentThreadCpuTime();
        handling.run();
        return (threads.getCurrentThreadCpuTime() - cpu) / EVENTS;
    }

    private void read(HoldFrames in) throws IOException, FramingException, BadBodyException {
        in.add(EVENTS);
        FrameReader frames = new FrameReader();
        while (frames.fill(in) > 0) {
            while (frames.next()) {
                EventFields fields = ((CstaMessage.Event)
                                reader.read(frames.buffer(), frames.bodyFrom(), frames.bodyLength()))
                        .fields();
                accept(CallEventBuilder.build(fields, monitors.get(fields.crossRef()), ++now));
            }
        }
    }

    /** What it takes to make the frames. */
    private static void drain(HoldFrames in) {
        in.add(EVENTS);
        byte[] bytes = new byte[1 << 17];
        while (in.read(bytes, 0, bytes.length) > 0) {
            // They are wanted for nothing.
        }
    }

    private void monitor() {
        accept(new CallEvent.LinkConfigured(now, BuiltInProfiles.AVAYA_AES.traits()));
        monitors.values().forEach(dn -> accept(new CallEvent.MonitorStarted(now, dn)));
        // What is known of a device is no part of its calls.
        IntStream.range(0, monitors.size()).forEach(this::device);
        accept(new CallEvent.LinkUp(now));
    }

    private void begin() {
        for (int i = 0; i < held.length; i++) {
            DeviceId a = device(2 * i);
            DeviceId b = device(2 * i + 1);
            String callId = Long.toString(FIRST_CALL + i);
            ConnectionId own = new ConnectionId(callId, a);
            ConnectionId other = new ConnectionId(callId, b);
            connections[2 * i] = own;
            connections[2 * i + 1] = other;
            Report report = report(a, LocalConnectionState.CONNECTED);
            accept(new CallEvent.Originated(report, own, a, b));
            accept(new CallEvent.Delivered(report, other, b, a, b, DeviceId.Withheld.ABSENT, ConnectionId.NONE));
            accept(new CallEvent.Established(report, other, b, a, b, DeviceId.Withheld.ABSENT, ConnectionId.NONE));
        }
    }

    private void holdAndRetrieve() {
        for (int i = 0; i < EVENTS; i += 2) {
            int call = random.nextInt(held.length);
            tell(call, connections[2 * call].device(), LocalConnectionState.HOLD);
            tell(call, connections[2 * call + 1].device(), LocalConnectionState.CONNECTED);
            held[call] = !held[call];
        }
    }

    private void tell(int call, DeviceId monitored, LocalConnectionState state) {
        ConnectionId connection = connections[2 * call];
        Report report = report(monitored, state);
        accept(
                held[call]
                        ? new CallEvent.Retrieved(report, connection, connection.device())
                        : new CallEvent.Held(report, connection, connection.device()));
    }

    private void accept(CallEvent event) {
        tracker.accept(
                LINK,
                event,
                attributor,
                change -> mapper.map(
                        change, draft -> bytes += encoder.encode(draft, 1).withNumber(1).length));
    }

    private Report report(DeviceId monitored, LocalConnectionState state) {
        return new Report(++now, monitored.id(), state, Cause.NONE, "");
    }

    /** As the reader would have read it. */
    private DeviceId device(int index) {
        return names.identify(number(index) + HoldFrames.SPELLING);
    }

    private static String number(int index) {
        return Integer.toString(FIRST_DEVICE + index);
    }

    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
