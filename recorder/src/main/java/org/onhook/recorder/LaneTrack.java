package org.onhook.recorder;

import java.util.ArrayList;
import java.util.List;
import org.onhook.api.call.CallEvent;
import org.onhook.api.tracking.AttributionInForce;
import org.onhook.api.tracking.CallLane;
import org.onhook.recorder.format.RecordingLine;

/**
 * What is recorded of one switch. It knows how far the recording knows the lane, and has that told which is not known: all
 * of it in every new file and after events that were lost, and how releases are attributed when that has changed.
 */
final class LaneTrack {

    private final String switchName;
    private final LineQueue queue;
    private CallLane known;
    private int knownPart;
    private AttributionInForce attribution;
    private long lost;

    LaneTrack(String switchName, LineQueue queue) {
        this.switchName = switchName;
        this.queue = queue;
    }

    /** An event is about to enter the lane. */
    synchronized void take(CallLane lane, String link, CallEvent event, int part) {
        if (lost > 0 && !queue.isRoomy()) {
            lost++;
            return;
        }
        RecordingLine line = new RecordingLine.Event(switchName, link, event);
        boolean isKnown = lane == known && part == knownPart && lane.attribution() == attribution;
        if (queue.offer(isKnown ? List.of(line) : introduced(lane, part, line))) {
            known = lane;
            knownPart = part;
            attribution = lane.attribution();
            if (lost > 0) {
                queue.roomy(switchName, lost);
                lost = 0;
            }
        } else {
            if (lost == 0) {
                queue.full(switchName);
            }
            known = null;
            lost++;
        }
    }

    private List<RecordingLine> introduced(CallLane lane, int part, RecordingLine event) {
        List<RecordingLine> lines = new ArrayList<>(gap());
        if (lane != known || part != knownPart) {
            lines.add(new RecordingLine.Lane(switchName, lane.callsInProgress(), lane.state()));
        }
        lines.add(new RecordingLine.Attribution(switchName, lane.attribution()));
        lines.add(event);
        return lines;
    }

    /** What was lost and is not recorded as such yet. */
    synchronized List<RecordingLine> gap() {
        return lost == 0 ? List.of() : List.of(new RecordingLine.Gap(switchName, lost));
    }
}
