package org.onhook.driver.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.onhook.api.call.CallEvent;
import org.onhook.api.driver.LinkStatus;
import org.onhook.driver.tck.DriverUnderTest;
import org.onhook.driver.tck.bench.Bench;
import org.onhook.driver.tck.bench.Patience;

/**
 * What cannot be read is an event too: it is counted, costs at most the connection, and the calls after it are reported.
 */
public abstract class HostileInputContract extends LinkContract {

    private static final long SEED = 20_260_131;
    private static final int MUTATIONS = 50;
    private static final int MEGABYTE = 1 << 20;
    private static final Duration A_MOMENT = Duration.ofMillis(500);

    protected HostileInputContract(Supplier<DriverUnderTest> driver) {
        super(driver);
    }

    @Test
    void whatNobodyCanReadIsCountedAndTheCallsGoOn() throws Exception {
        Map<String, byte[]> inputs = new LinkedHashMap<>();
        inputs.put("random bytes", random(10_000));
        inputs.put("zeros", new byte[200_000]);
        inputs.put("a megabyte of the letter A", filled('A'));
        inputs.put("bytes that are no UTF-8", filled(0xFE));
        assertOutlived(inputs);
    }

    @Test
    void whatTheProtocolCanBeAttackedWithIsCountedAndTheCallsGoOn() throws Exception {
        Map<String, byte[]> inputs;
        try (Bench bench = idle()) {
            inputs = bench.theSwitch().hostileMessages();
        }
        assertThat(inputs).isNotEmpty();
        assertOutlived(inputs);
    }

    @Test
    void messagesWithBytesChangedAreOutlived() throws Exception {
        try (Bench bench = up()) {
            bench.referenceCourse();
            Random random = new Random(SEED);
            for (int i = 0; i < MUTATIONS; i++) {
                byte[] message = bench.theSwitch().message();
                message[random.nextInt(message.length)] = (byte) random.nextInt(256);
                bench.theSwitch().send(message);
            }
            awaitWholeCall(bench);
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(SEED).nextBytes(bytes);
        return bytes;
    }

    private static byte[] filled(int with) {
        byte[] bytes = new byte[MEGABYTE];
        Arrays.fill(bytes, (byte) with);
        return bytes;
    }

    /** Each on a link of its own; all at the same time, because a link may have to connect again. */
    private void assertOutlived(Map<String, byte[]> inputs) throws Exception {
        Set<String> busyCounters = countersOfGoodTraffic();
        List<Bench> benches = new ArrayList<>();
        List<Executable> checks = new ArrayList<>();
        try {
            for (Map.Entry<String, byte[]> input : inputs.entrySet()) {
                Bench bench = up();
                benches.add(bench);
                bench.referenceCourse();
                Map<String, Long> before = bench.status().counters();
                bench.theSwitch().send(input.getValue());
                checks.add(() -> assertOutlived(input.getKey(), bench, before, busyCounters));
            }
            assertAll("a link that gets", checks);
        } finally {
            for (Bench bench : benches) {
                bench.close();
            }
        }
    }

    private static void assertOutlived(String what, Bench bench, Map<String, Long> before, Set<String> busyCounters) {
        try {
            awaitWholeCall(bench);
            Map<String, Long> after = bench.status().counters();
            Set<String> risen = risen(before, after);
            risen.removeAll(busyCounters);
            assertThat(risen)
                    .as("counters that tell of what was dropped; before %s, after %s", before, after)
                    .isNotEmpty();
        } catch (Exception | AssertionError e) {
            throw new AssertionError(what + ": " + e.getMessage(), e);
        }
    }

    /** The counters that rise when nothing at all is wrong. */
    private Set<String> countersOfGoodTraffic() throws Exception {
        try (Bench bench = up()) {
            Map<String, Long> before = bench.status().counters();
            bench.awaitCall(bench.play());
            return risen(before, bench.status().counters());
        }
    }

    private static Set<String> risen(Map<String, Long> before, Map<String, Long> after) {
        Set<String> risen = new HashSet<>();
        after.forEach((name, count) -> {
            if (count > before.getOrDefault(name, 0L)) {
                risen.add(name);
            }
        });
        return risen;
    }

    /** Plays calls until one is whole: the first ones may go with what was sent before, or with the connection. */
    private static void awaitWholeCall(Bench bench) throws Exception {
        List<String> course = bench.referenceCourse();
        Patience.until(
                () -> "a call that is reported as " + course + "; the link is "
                        + bench.link().status(),
                Patience.CONVERSATION,
                () -> {
                    bench.awaitState(LinkStatus.State.UP);
                    int ups = bench.recorder().events(CallEvent.LinkUp.class).size();
                    String call = bench.play();
                    Patience.within(
                            A_MOMENT,
                            () -> bench.log(call).course(call).equals(course)
                                    || bench.recorder()
                                                    .events(CallEvent.LinkUp.class)
                                                    .size()
                                            > ups);
                    return bench.log(call).course(call).equals(course);
                });
    }
}
