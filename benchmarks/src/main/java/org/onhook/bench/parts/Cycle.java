package org.onhook.bench.parts;

import java.util.List;

/** Gives one after the other, again and again. */
final class Cycle<T> {

    private final List<T> all;
    private int next;

    Cycle(List<T> all) {
        if (all.isEmpty()) {
            throw new IllegalArgumentException("there is none");
        }
        this.all = List.copyOf(all);
    }

    T next() {
        if (next == all.size()) {
            next = 0;
        }
        return all.get(next++);
    }
}
