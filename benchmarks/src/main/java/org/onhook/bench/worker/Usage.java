package org.onhook.bench.worker;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Arrays;

/**
 * What a process has used since it began.
 *
 * @param laneCpu processor time of the threads that read, in nanoseconds
 * @param laneBytes what these allocated
 * @param sinkCpu processor time of the threads of sinks
 * @param sinkBytes what those allocated
 * @param processCpu processor time of the whole process
 * @param collecting time spent collecting garbage, in milliseconds
 */
public record Usage(long laneCpu, long laneBytes, long sinkCpu, long sinkBytes, long processCpu, long collecting) {

    static final String LANE = "onhook-link-";

    private static final String SINK = "onhook-sink-";
    /** It has a thread that reads, and one that hands on what was read. */
    private static final String ASTERISK_JAVA = "Asterisk-Java";

    /** Of this process, now. */
    static Usage now() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] lane = {0, 0};
        long[] sink = {0, 0};
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null) {
                String name = thread.getThreadName();
                if (name.startsWith(LANE) || name.startsWith(ASTERISK_JAVA)) {
                    add(lane, thread, threads);
                } else if (name.startsWith(SINK)) {
                    add(sink, thread, threads);
                }
            }
        }
        return new Usage(
                lane[0],
                lane[1],
                sink[0],
                sink[1],
                ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime(),
                ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                        .sum());
    }

    private static void add(long[] sum, ThreadInfo thread, ThreadMXBean threads) {
        sum[0] += threads.getThreadCpuTime(thread.getThreadId());
        sum[1] += threads.getThreadAllocatedBytes(thread.getThreadId());
    }

    /** What was used since {@code before}. */
    public Usage since(Usage before) {
        return new Usage(
                laneCpu - before.laneCpu,
                laneBytes - before.laneBytes,
                sinkCpu - before.sinkCpu,
                sinkBytes - before.sinkBytes,
                processCpu - before.processCpu,
                collecting - before.collecting);
    }

    /** As one line of text. */
    String print() {
        return laneCpu + " " + laneBytes + " " + sinkCpu + " " + sinkBytes + " " + processCpu + " " + collecting;
    }

    /** Reads what was printed. */
    public static Usage parse(String line) {
        long[] values =
                Arrays.stream(line.split(" ")).mapToLong(Long::parseLong).toArray();
        return new Usage(values[0], values[1], values[2], values[3], values[4], values[5]);
    }
}
