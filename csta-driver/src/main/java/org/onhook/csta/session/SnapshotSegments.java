package org.onhook.csta.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.onhook.api.call.DeviceId;
import org.onhook.api.call.SnapshotConnection;
import org.onhook.csta.message.CstaMessage;

/**
 * Answers of which the connections come in several messages (ECMA-269, Snapshot CallData and Snapshot DeviceData). When the
 * last one is there, the answer is true only if nothing happened to its device or call in between.
 */
final class SnapshotSegments {

    /** An answer as far as it is there. Device and call names are those of a call's snapshot. */
    record Answer(List<SnapshotConnection> connections, DeviceId callingDevice, DeviceId calledDevice) {
        Answer(List<SnapshotConnection> connections) {
            this(connections, DeviceId.Withheld.ABSENT, DeviceId.Withheld.ABSENT);
        }
    }

    /** Is told of an answer that is complete. */
    interface Completed {
        void complete(Snapshots.Request request, Answer answer, boolean upToDate);
    }

    private static final int MOST_CONNECTIONS = 8_192;

    private final Map<String, Collection> byCrossRef = new HashMap<>();

    boolean isCollecting() {
        return !byCrossRef.isEmpty();
    }

    /**
     * @param subject the device, or the call
     * @param answer what came with the response itself
     */
    void begin(String crossRef, Snapshots.Request request, String subject, boolean ofDevice, Answer answer) {
        byCrossRef.put(crossRef, new Collection(request, subject, ofDevice, answer));
    }

    void forget(String crossRef) {
        byCrossRef.remove(crossRef);
    }

    void happened(String dn, String callId) {
        byCrossRef.values().forEach(collection -> collection.happened(dn, callId));
    }

    /** Takes a part; false if it belongs to no answer, or to one that has grown too large. */
    boolean add(CstaMessage.SnapshotSegment segment, Completed completed) {
        Collection collection = byCrossRef.get(segment.serviceCrossRef());
        if (collection == null) {
            return false;
        }
        collection.connections.addAll(segment.connections());
        if (collection.connections.size() > MOST_CONNECTIONS) {
            byCrossRef.remove(segment.serviceCrossRef());
            return false;
        }
        if (segment.last()) {
            byCrossRef.remove(segment.serviceCrossRef());
            completed.complete(collection.request, collection.answer(), !collection.outOfDate);
        }
        return true;
    }

    private static final class Collection {
        private final Snapshots.Request request;
        private final String subject;
        private final boolean ofDevice;
        private final Answer first;
        private final List<SnapshotConnection> connections;
        private boolean outOfDate;

        private Collection(Snapshots.Request request, String subject, boolean ofDevice, Answer first) {
            this.request = request;
            this.subject = subject;
            this.ofDevice = ofDevice;
            this.first = first;
            this.connections = new ArrayList<>(first.connections());
        }

        private void happened(String dn, String callId) {
            outOfDate |= subject.equals(ofDevice ? dn : callId);
        }

        private Answer answer() {
            return new Answer(connections, first.callingDevice(), first.calledDevice());
        }
    }
}
