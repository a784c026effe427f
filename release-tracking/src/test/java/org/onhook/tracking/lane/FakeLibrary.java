package org.onhook.tracking.lane;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.onhook.api.tlib.TLibrary;
import org.onhook.api.tlib.TLibraryLane;
import org.onhook.api.tracking.CallChange;

/** Takes what lanes publish. */
final class FakeLibrary implements TLibrary {

    final Map<String, FakeLane> lanes = new ConcurrentHashMap<>();

    @Override
    public TLibraryLane open(String switchName) {
        FakeLane lane = new FakeLane();
        if (lanes.put(switchName, lane) != null) {
            throw new IllegalStateException("opened twice: " + switchName);
        }
        return lane;
    }

    /** One lane's events. */
    static final class FakeLane implements TLibraryLane {
        final List<CallChange> changes = new CopyOnWriteArrayList<>();
        volatile Consumer<CallChange> before = change -> {};
        volatile boolean closed;
        private final List<CallChange> held = new ArrayList<>();
        private boolean burst;

        @Override
        public long firstRef() {
            return 1L << 32;
        }

        @Override
        public void accept(CallChange change) {
            before.accept(change);
            (burst ? held : changes).add(change);
        }

        @Override
        public void beginBurst() {
            burst = true;
        }

        @Override
        public void endBurst() {
            burst = false;
            changes.addAll(held);
            held.clear();
        }

        @Override
        public void stopWaiting() {
            // It never waits.
        }

        @Override
        public void close() {
            endBurst();
            closed = true;
        }

        <T extends CallChange> List<T> changes(Class<T> type) {
            List<T> found = new ArrayList<>();
            changes.stream().filter(type::isInstance).map(type::cast).forEach(found::add);
            return found;
        }
    }
}
