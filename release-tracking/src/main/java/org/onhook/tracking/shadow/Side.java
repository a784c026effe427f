package org.onhook.tracking.shadow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.onhook.api.release.Attribution;
import org.onhook.api.tracking.PartyInfo;

/**
 * A call as one of two trackers tells it. Its parties are known by when they came into it, the first, the second and so on:
 * that is the same in both, where references may not be.
 */
final class Side {

    /**
     * A party left.
     *
     * @param attribution by whose act
     * @param release whether it is a release at all
     */
    record Leave(PartyInfo party, long micros, Attribution attribution, boolean release) {}

    private static final int NOWHERE = -1;

    private final Map<Long, Integer> places = new HashMap<>();
    private final List<Long> refs = new ArrayList<>();
    private final Map<Integer, Leave> unmatched = new LinkedHashMap<>();
    private boolean over;
    private Attribution end;

    /** A party came into the call. */
    void add(long ref) {
        if (places.putIfAbsent(ref, refs.size()) == null) {
            refs.add(ref);
        }
    }

    /** The place of a party; negative where it never was in the call. */
    int place(long ref) {
        return places.getOrDefault(ref, NOWHERE);
    }

    /** The party at a place; {@code otherwise} if there is none. */
    long ref(int place, long otherwise) {
        return place >= 0 && place < refs.size() ? refs.get(place) : otherwise;
    }

    /** The parties that left, by their places, of which the other tracker has not told that yet. */
    Map<Integer, Leave> unmatched() {
        return unmatched;
    }

    /** The call is over; {@code attribution} says who ended it, and is null where it went on as part of another call. */
    void over(Attribution attribution) {
        over = true;
        end = attribution;
    }

    boolean isOver() {
        return over;
    }

    Attribution end() {
        return end;
    }
}
