package org.onhook.tlib;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.onhook.api.tlib.TLibraryLane;
import org.onhook.api.tracking.CallChange;
import org.onhook.tlib.encoding.JsonEncoder;
import org.onhook.tlib.mapping.Draft;
import org.onhook.tlib.mapping.EventMapper;
import org.onhook.tlib.outbox.Outbox;

/** The way of one switch's changes into the outbox. The calling thread maps and encodes. */
final class Lane implements TLibraryLane {

    private final String switchName;
    private final long firstRef;
    private final EventMapper mapper;
    private final Outbox outbox;
    private final JsonEncoder encoder;
    private final CarriedOut carriedOut = new CarriedOut();
    private final Consumer<Draft> publishing = this::publish;
    private final BooleanSupplier impatience = this::isImpatient;
    private volatile boolean impatient;
    private volatile boolean closed;

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
    public void accept(CallChange change) {
        if (closed) {
            throw new IllegalStateException("the lane of " + switchName + " is closed");
        }
        if (change instanceof CallChange.RequestCarriedOut request) {
            carriedOut.note(request);
        } else {
            mapper.map(change, publishing);
        }
    }

    private void publish(Draft mapped) {
        Draft draft = carriedOut.referenced(mapped);
        outbox.append(draft, switchName, encoder.encode(draft), impatience);
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
        closed = true;
        stopWaiting();
    }
}
