package org.onhook.tracking.model;

import java.util.ArrayList;
import java.util.List;

/** Unmodifiable lists of one or two, as calls and legs that end have them: they take half of what a list takes that can grow. */
final class Few {

    private Few() {}

    /** A list with one more at its end. */
    static <T> List<T> with(List<T> list, T one) {
        if (list.isEmpty()) {
            return List.of(one);
        }
        if (list.size() == 1) {
            return List.of(list.get(0), one);
        }
        List<T> more = new ArrayList<>(list);
        more.add(one);
        return List.copyOf(more);
    }
}
