package org.onhook.tracking.model;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.onhook.api.release.Release;
import org.onhook.state.StateInput;
import org.onhook.state.StateOutput;

/** The requests of clients that were made of the switch and are not over, in the order in which they were made. */
public final class OpenRequests {

    private final Map<Long, OpenRequest> byReference = new LinkedHashMap<>();
    private long highest;

    public void add(OpenRequest request) {
        byReference.put(request.referenceId(), request);
        highest = Math.max(highest, request.referenceId());
    }

    /** The request of that {@code ReferenceID}, or null. */
    public OpenRequest get(long referenceId) {
        return byReference.get(referenceId);
    }

    public void remove(OpenRequest request) {
        byReference.remove(request.referenceId());
    }

    public boolean isEmpty() {
        return byReference.isEmpty();
    }

    public Collection<OpenRequest> all() {
        return byReference.values();
    }

    /** The highest {@code ReferenceID} that was used. */
    public long highest() {
        return highest;
    }

    /** Whether a request to clear legs of a call, made before that moment, waits for its answer. */
    public boolean awaitsAnswer(Call call, long micros) {
        for (OpenRequest open : byReference.values()) {
            if (!open.isConfirmed() && concerns(open, call, micros)) {
                return true;
            }
        }
        return false;
    }

    /** The requests to clear legs of a call, made before that moment, that the switch has confirmed. */
    public List<Release.ConfirmedRequest> confirmed(Call call, long micros) {
        if (byReference.isEmpty()) {
            return List.of();
        }
        return byReference.values().stream()
                .filter(open -> open.isConfirmed() && concerns(open, call, micros))
                .map(OpenRequest::evidence)
                .toList();
    }

    private static boolean concerns(OpenRequest open, Call call, long micros) {
        return open.clearsAny()
                && open.made() <= micros
                && call.legs().stream().anyMatch(leg -> open.clears(leg.ref()));
    }

    void write(StateOutput out) {
        out.number(highest).each(byReference.values(), open -> open.write(out));
    }

    void read(StateInput in) {
        highest = in.number();
        in.list(() -> OpenRequest.read(in)).forEach(open -> byReference.put(open.referenceId(), open));
    }
}
