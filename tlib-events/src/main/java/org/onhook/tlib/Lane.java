package org.onhook.tlib;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.onhook.api.tlib.TLibraryLane;
import org.onhook.api.tracking.CallChange;
import org.onhook.tlib.encoding.JsonEncoder;
import org.onhook.tlib.encoding.Unnumbered;
import org.onhook.tlib.mapping.Draft;
import org.onhook.tlib.mapping.EventMapper;
import org.onhook.tlib.outbox.Outbox;

/** The way of one switch's changes into the outbox. The calling thread maps and encodes. */
final class Lane implements TLibraryLane {

    /** A sink has something to do while what is left of a long burst is handled. */
    private static final int MOST_TOGETHER = 128;

    private final String switchName;
    private final long firstRef;
    private final EventMapper mapper;
    private final Outbox outbox;
    private final JsonEncoder encoder;
    private final CarriedOut carriedOut = new CarriedOut();
    private final Consumer<Draft> taking = this::take;
    private final BooleanSupplier impatience = this::isImpatient;
    private final List<Unnumbered> unpublished = new ArrayList<>(MOST_TOGETHER);
    private long number;
    private boolean burst;
    private volatile boolean impatient;
    private boolean closed;

    Lane(String switchName, long serverStart, long firstRef, EventMapper mapper, Outbox outbox) {
        this.switchName = switchName;
        this.firstRef = firstRef;
        this.mapper = mapper;
        this.outbox = outbox;
        this.encoder = new JsonEncoder(switchName, serverStart);
    }

    @Override
    public long firstRef() {
        return firstRef;
    }

    @Override
    public synchronized void accept(CallChange change) {
        if (closed) {
            throw new IllegalStateException("the lane of " + switchName + " is closed");
        }
        if (change instanceof CallChange.RequestCarriedOut request) {
            carriedOut.note(request);
        } else {
            mapper.map(change, taking);
            if (!burst || unpublished.size() >= MOST_TOGETHER) {
                publish();
            }
        }
    }

    private void take(Draft mapped) {
        unpublished.add(encoder.encode(carriedOut.referenced(mapped), number));
    }

    private void publish() {
        if (!unpublished.isEmpty()) {
            try {
                number = outbox.append(switchName, unpublished, impatience);
            } finally {
                unpublished.clear();
            }
        }
    }

    @Override
    public synchronized void beginBurst() {
        burst = true;
    }

    @Override
    public synchronized void endBurst() {
        burst = false;
        publish();
    }

    private boolean isImpatient() {
        return impatient;
    }

    @Override
    public void stopWaiting() {
        impatient = true;
        outbox.wakeLanes();
    }

    /** May be called while another thread is in {@link #accept}, which then waits no longer. */
    @Override
    public void close() {
        stopWaiting();
        end();
    }

    private synchronized void end() {
        endBurst();
        closed = true;
    }
}
