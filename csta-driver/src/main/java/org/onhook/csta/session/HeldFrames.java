package org.onhook.csta.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Events on monitors that are not known yet: between MonitorStart and its response a switch may send events of the new
 * monitor. Bounded in number and in bytes.
 */
final class HeldFrames {

    private static final int MOST = 1_024;
    private static final int MOST_BYTES = 2 << 20;

    private final Map<String, List<byte[]>> byCrossRef = new HashMap<>();
    private int count;
    private int bytes;

    /** Keeps a copy; false if there is no room. */
    boolean add(String crossRef, byte[] body) {
        if (count >= MOST || bytes + body.length > MOST_BYTES) {
            return false;
        }
        byCrossRef.computeIfAbsent(crossRef, c -> new ArrayList<>()).add(body);
        count++;
        bytes += body.length;
        return true;
    }

    /** Gives up what is held for a monitor, in the order in which it came. */
    List<byte[]> take(String crossRef) {
        List<byte[]> bodies = byCrossRef.remove(crossRef);
        if (bodies == null) {
            return List.of();
        }
        count -= bodies.size();
        bodies.forEach(body -> bytes -= body.length);
        return bodies;
    }

    /** Drops everything; how much that was. */
    int clear() {
        int dropped = count;
        byCrossRef.clear();
        count = 0;
        bytes = 0;
        return dropped;
    }
}
