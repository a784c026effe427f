package org.onhook.tlib;

import java.util.HashMap;
import java.util.Map;
import org.onhook.api.tracking.CallChange;
import org.onhook.tlib.mapping.Draft;

/** Gives the event that a request brought about the {@code ReferenceID} of that: the next DN-based event of its DN. */
final class CarriedOut {

    private final Map<String, Long> references = new HashMap<>();

    void note(CallChange.RequestCarriedOut change) {
        references.put(change.request().thisDn(), change.referenceId());
    }

    Draft referenced(Draft draft) {
        if (references.isEmpty() || draft.type().isCallBased()) {
            return draft;
        }
        Long reference = references.remove(draft.subject());
        return reference == null ? draft : draft.withReference(reference);
    }
}
