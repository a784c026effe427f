package org.onhook.csta.session;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import org.onhook.csta.message.BodyFault;
import org.onhook.driver.support.link.LinkCounters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts bodies that cannot be read, and logs the first of each kind with enough to find it, the others in a sum at most
 * once a minute. Belongs to the link's thread.
 */
final class FaultLog {

    private static final Logger LOG = LoggerFactory.getLogger(FaultLog.class);
    private static final long PAUSE_NANOS = 60_000_000_000L;

    private final String link;
    private final LinkCounters counters;
    private final Map<BodyFault, Tally> tallies = new EnumMap<>(BodyFault.class);

    FaultLog(String link, LinkCounters counters) {
        this.link = link;
        this.counters = counters;
    }

    void bad(BodyFault fault, String detail, Supplier<String> where) {
        counters.count(fault.counter());
        Tally tally = tallies.get(fault);
        if (tally == null) {
            tallies.put(fault, new Tally());
            LOG.warn("link {}: skipped a message ({}: {}), {}", link, fault.counter(), detail, where.get());
            return;
        }
        tally.unsaid++;
        long now = System.nanoTime();
        if (now - tally.said >= PAUSE_NANOS) {
            LOG.warn(
                    "link {}: skipped {} more messages ({}), the last one {}",
                    link,
                    tally.unsaid,
                    fault.counter(),
                    where.get());
            tally.said = now;
            tally.unsaid = 0;
        }
    }

    private static final class Tally {
        private long said = System.nanoTime();
        private long unsaid;
    }
}
