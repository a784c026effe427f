package org.onhook.simulator.switching;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.onhook.simulator.wire.XmlWriter;

/** Writes the answers to SnapshotDevice and SnapshotCall as one make of switch does. */
public final class SnapshotXml {

    /**
     * An answer.
     *
     * @param segments the messages that follow it
     */
    public record Answer(String response, List<String> segments) {}

    private static final String DATA = "crossRefIDorSnapshotData";

    private final SwitchBehaviour behaviour;

    public SnapshotXml(SwitchBehaviour behaviour) {
        this.behaviour = behaviour;
    }

    /** Whether the switch says which connections a device has. */
    public boolean tellsOfDevices() {
        return behaviour.snapshots() != SnapshotForm.NONE;
    }

    /** Whether the switch says who is in a call. */
    public boolean tellsOfCalls() {
        return tellsOfDevices() && behaviour.snapshots() != SnapshotForm.OWN_STATE;
    }

    /**
     * The connections of a device.
     *
     * @param crossRef what ties segments to their answer
     */
    public Answer ofDevice(List<ActiveCalls.Place> places, String crossRef) {
        XmlWriter out = message("SnapshotDeviceResponse");
        List<Consumer<XmlWriter>> items = new ArrayList<>();
        places.forEach(place -> items.add(to -> deviceInfo(to, place)));
        return answer("SnapshotDevice", out, items, crossRef, () -> {});
    }

    /**
     * The connections of a call.
     *
     * @param crossRef what ties segments to their answer
     */
    public Answer ofCall(ActiveCalls.Snapshot call, String crossRef) {
        XmlWriter out = message("SnapshotCallResponse");
        List<Consumer<XmlWriter>> items = new ArrayList<>();
        call.places().forEach(place -> items.add(to -> callInfo(to, place)));
        return answer("SnapshotCall", out, items, crossRef, () -> {
            ids(out).device("callingDevice", call.calling());
            ids(out).device("calledDevice", call.called());
        });
    }

    private Answer answer(
            String service, XmlWriter out, List<Consumer<XmlWriter>> items, String crossRef, Runnable tail) {
        boolean inSegments = behaviour.snapshots() == SnapshotForm.SEGMENTS && !items.isEmpty();
        out.open(DATA);
        if (inSegments) {
            out.text("serviceCrossRefID", crossRef);
        } else {
            data(out, items);
        }
        out.close(DATA);
        tail.run();
        return new Answer(
                out.end(service + "Response"), inSegments ? segments(service + "Data", items, crossRef) : List.of());
    }

    private List<String> segments(String name, List<Consumer<XmlWriter>> items, String crossRef) {
        List<String> segments = new ArrayList<>();
        for (Consumer<XmlWriter> item : items) {
            int number = segments.size() + 1;
            XmlWriter out = message(name)
                    .text("serviceCrossRefID", crossRef)
                    .text("segmentID", Integer.toString(number))
                    .text("lastSegment", Boolean.toString(number == items.size()));
            data(out, List.of(item));
            segments.add(out.end(name));
        }
        return segments;
    }

    private static void data(XmlWriter out, List<Consumer<XmlWriter>> items) {
        out.open("snapshotData");
        items.forEach(item -> item.accept(out));
        out.close("snapshotData");
    }

    private void deviceInfo(XmlWriter out, ActiveCalls.Place place) {
        out.open("snapshotDeviceResponseInfo");
        ids(out).connection("connectionIdentifier", place.connection());
        out.open("localCallState");
        Optional<String> simple =
                behaviour.snapshots() == SnapshotForm.SIMPLE ? simple(place.state(), place.others()) : Optional.empty();
        if (simple.isPresent()) {
            out.text("simpleCallState", simple.get());
        } else {
            out.open("compoundCallState")
                    .text("localConnectionState", place.state().text());
            if (behaviour.snapshots() != SnapshotForm.OWN_STATE) {
                place.others().forEach(other -> out.text("localConnectionState", other.text()));
            }
            out.close("compoundCallState");
        }
        out.close("localCallState").close("snapshotDeviceResponseInfo");
    }

    private void callInfo(XmlWriter out, ActiveCalls.Place place) {
        out.open("snapshotCallResponseInfo");
        ids(out).device("deviceOnCall", place.device());
        ids(out).connection("callIdentifier", place.connection());
        out.text("localConnectionInfo", place.state().text());
        out.close("snapshotCallResponseInfo");
    }

    /** The standard's word for a call of at most two connections (ECMA-269, simple call states). */
    private static Optional<String> simple(LocalState own, List<LocalState> others) {
        if (others.size() > 1) {
            return Optional.empty();
        }
        LocalState other = others.isEmpty() ? LocalState.NULL : others.get(0);
        return Optional.ofNullable(
                switch (own) {
                    case INITIATED -> other == LocalState.NULL ? "callPending" : null;
                    case CONNECTED -> connected(other);
                    case HOLD -> held(other);
                    case ALERTING ->
                        other == LocalState.CONNECTED
                                ? "callReceived"
                                : other == LocalState.HOLD ? "callReceivedOnHold" : null;
                    case FAIL -> other == LocalState.NULL ? "callBlocked" : null;
                    case NULL, QUEUED -> null;
                });
    }

    private static String connected(LocalState other) {
        return switch (other) {
            case NULL -> "callOriginated";
            case ALERTING -> "callDelivered";
            case CONNECTED -> "callEstablished";
            case HOLD -> "callEstablishedOnHold";
            case QUEUED -> "callQueued";
            case FAIL -> "callFailed";
            case INITIATED -> null;
        };
    }

    private static String held(LocalState other) {
        return switch (other) {
            case ALERTING -> "callDeliveredHeld";
            case CONNECTED -> "callEstablishedHeld";
            case QUEUED -> "callQueuedHeld";
            case FAIL -> "callFailedHeld";
            case NULL, HOLD, INITIATED -> null;
        };
    }

    private IdXml ids(XmlWriter out) {
        return new IdXml(out, behaviour.spelling());
    }

    private XmlWriter message(String name) {
        return XmlWriter.message(name, behaviour.namespace());
    }
}
