package org.onhook.bench.parts;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.onhook.api.call.CallEvent;
import org.onhook.bench.traffic.CallFrames;
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
 * What an event costs, and what a call takes, while very many calls are in progress: from the frame to the JSON. Each call is between two
 * monitored devices of its own.
 */
public final class CallsInProgress {

    private static final String LINK = "link";
    private static final int EVENTS = 400_000;
    private static final int WARM_UP = 2;
    private static final int TIMES = 3;
    /** As if a hundred thousand came in a second. */
    private static final int MICROS_EACH = 10;

    private static final int TICK_MICROS = 100_000;

    private final Tracker tracker = new Tracker(1L << 32, TrackerSettings.DEFAULT);
    private final Attributor attributor = new Attributor(new PolicySet(BuiltInPolicies.inOrder()));
    private final EventMapper mapper = new EventMapper(new Uuids(1));
    private final JsonEncoder encoder = new JsonEncoder("bench", 1);
    private final Map<String, String> monitors;
    private final CstaReader reader;
    private final List<EventFields> read = new ArrayList<>();
    private long now = 1_700_000_000_000_000L;
    private long tick = now;
    private long bytes;

    private CallsInProgress(int calls) {
        monitors = new LinkedHashMap<>(4 * calls);
        for (int i = 0; i < calls; i++) {
            CallFrames.devices(i).forEach(number -> monitors.put(number, number));
        }
        DeviceNames names = new DeviceNames(new DeviceNumbers(List.copyOf(monitors.keySet()), List.of(), ""));
        reader = new CstaReader(ReaderLimits.DEFAULT, StandardCharsets.UTF_8, names, monitors::get);
    }

    /** @param args how many calls */
    public static void main(String[] args) throws IOException, FramingException, BadBodyException {
        int calls = Integer.parseInt(args[0]);
        CallsInProgress run = new CallsInProgress(calls);
        run.monitor();
        CallFrames frames = new CallFrames(calls);
        // To find out what it takes to make the frames.
        CallFrames drained = new CallFrames(calls);
        drained.begin(calls);
        run.learnDevices(drained);
        long before = usedHeap();
        frames.begin(calls);
        run.read(frames);
        long heap = usedHeap() - before;
        long holds = run.steadily(frames, drained, each -> each.hold(EVENTS));
        long lives = run.steadily(frames, drained, each -> each.live(EVENTS));
        System.out.printf(Locale.ROOT, "%d %d %d %d%n", lives, holds, heap / calls, usedHeap() / 1_048_576);
        int tracked = run.tracker.board().calls().size();
        if (tracked < calls || tracked > calls + calls / 2 || run.bytes == 0) {
            throw new IllegalStateException("of " + calls + " calls " + tracked + " are tracked");
        }
    }

    /** The processor time of an event in nanoseconds: the median of some times, when the compiler is done with it. */
    private long steadily(CallFrames frames, CallFrames drained, Consumer<CallFrames> next)
            throws IOException, FramingException, BadBodyException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long[] each = new long[TIMES];
        for (int i = -WARM_UP; i < TIMES; i++) {
            next.accept(frames);
            next.accept(drained);
            long begun = threads.getCurrentThreadCpuTime();
            drain(drained);
            long made = threads.getCurrentThreadCpuTime();
            read(frames);
            if (i >= 0) {
                each[i] = (threads.getCurrentThreadCpuTime() - made - (made - begun)) / EVENTS;
            }
        }
        Arrays.sort(each);
        return each[TIMES / 2];
    }

    /** What is known of a device is no part of its calls. */
    private void learnDevices(CallFrames in) throws IOException, FramingException, BadBodyException {
        FrameReader frames = new FrameReader();
        while (frames.fill(in) > 0) {
            while (frames.next()) {
                reader.read(frames.buffer(), frames.bodyFrom(), frames.bodyLength());
                reader.find();
            }
        }
    }

    /** In bursts, as a link reads. */
    private void read(CallFrames in) throws IOException, FramingException, BadBodyException {
        FrameReader frames = new FrameReader();
        while (frames.fill(in) > 0) {
            while (frames.next()) {
                read.add(((CstaMessage.Event) reader.read(frames.buffer(), frames.bodyFrom(), frames.bodyLength()))
                        .fields());
                if (read.size() == CstaReader.BURST) {
                    handle();
                }
            }
            handle();
        }
    }

    private void handle() {
        reader.find();
        for (EventFields fields : read) {
            now += MICROS_EACH;
            accept(CallEventBuilder.build(fields, fields.dn(), now));
        }
        read.clear();
        if (now - tick >= TICK_MICROS) {
            tick = now;
            accept(new CallEvent.TimePassed(now));
        }
    }

    private static void drain(CallFrames in) {
        byte[] bytes = new byte[1 << 17];
        while (in.read(bytes, 0, bytes.length) > 0) {
            // They are wanted for nothing.
        }
    }

    private void monitor() {
        accept(new CallEvent.LinkConfigured(now, BuiltInProfiles.AVAYA_AES.traits()));
        monitors.values().forEach(dn -> accept(new CallEvent.MonitorStarted(now, dn)));
        accept(new CallEvent.LinkUp(now));
    }

    private void accept(CallEvent event) {
        tracker.accept(
                LINK,
                event,
                attributor,
                change -> mapper.map(
                        change, draft -> bytes += encoder.encode(draft, 1).withNumber(1).length));
    }

    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
