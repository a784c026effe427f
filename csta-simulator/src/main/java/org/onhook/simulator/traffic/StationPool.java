package org.onhook.simulator.traffic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** The stations that are in no story. */
final class StationPool {

    private final List<String> free;
    private final Traffic.Order order;

    StationPool(List<String> stations, Traffic.Order order) {
        this.free = new ArrayList<>(stations);
        this.order = order;
        Collections.sort(free);
    }

    boolean has(int wanted) {
        return free.size() >= wanted;
    }

    List<String> take(int wanted, RandomGenerator random) {
        List<String> taken = new ArrayList<>(wanted);
        for (int i = 0; i < wanted; i++) {
            int index =
                    switch (order) {
                        case ONE_BY_ONE, IN_TURN -> free.indexOf(Collections.min(free));
                        case RANDOM -> random.nextInt(free.size());
                    };
            String last = free.remove(free.size() - 1);
            taken.add(index == free.size() ? last : free.set(index, last));
        }
        return taken;
    }

    void giveBack(List<String> stations) {
        free.addAll(stations);
    }
}
