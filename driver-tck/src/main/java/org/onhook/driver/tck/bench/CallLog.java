package org.onhook.driver.tck.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.onhook.api.call.CallEvent;

/** The events on calls, one line each, so that the courses of two calls can be compared. */
public final class CallLog {

    private final Map<String, List<String>> lines = new LinkedHashMap<>();
    private final List<String> all = new ArrayList<>();

    private CallLog() {}

    /** What there is of these events on these calls. */
    public static CallLog of(List<CallEvent> events, Set<String> callIds) {
        CallLog log = new CallLog();
        for (CallEvent event : events) {
            if (event instanceof CallEvent.OnCall onCall
                    && callIds.contains(onCall.connection().callId())) {
                log.add(onCall);
            }
        }
        return log;
    }

    private void add(CallEvent.OnCall event) {
        String call = event.connection().callId();
        String line = event.getClass().getSimpleName() + " at "
                + event.connection().device().id() + " on the monitor of "
                + event.report().dn();
        lines.computeIfAbsent(call, id -> new ArrayList<>()).add(line);
        all.add(call + ": " + line);
    }

    /** The course of one call; empty if there is nothing of it. */
    public List<String> course(String callId) {
        return lines.getOrDefault(callId, List.of());
    }

    /** All events, each with its call. */
    public List<String> all() {
        return all;
    }
}
