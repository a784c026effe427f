package org.onhook.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.onhook.recorder.format.RecordingLine;
import org.onhook.tracking.shadow.ReleasesCompared;

/** Plays the files of one or several recordings, one after the other. */
final class Recordings implements RecordingFile.Lines {

    private final ReplayedSwitch.Deciding deciding;
    private final Output output;
    private final ReleasesCompared compared;
    private final Messages messages;
    private final Map<String, ReplayedSwitch> switches = new LinkedHashMap<>();
    private RecordingLine.Header header;
    private boolean skipping;
    private long events;
    private long first;
    private long last;

    Recordings(ReplayedSwitch.Deciding deciding, Output output, ReleasesCompared compared, Messages messages) {
        this.deciding = deciding;
        this.output = output;
        this.compared = compared;
        this.messages = messages;
    }

    /** @throws Refused if there is no recording in the files */
    void read(List<Path> files) throws IOException {
        for (Path file : files) {
            new RecordingFile(file, messages).read(this);
        }
        switches.values().forEach(ReplayedSwitch::end);
        if (header == null && !skipping) {
            throw new Refused("no recording begins in " + files);
        }
    }

    @Override
    public void take(RecordingLine line) {
        if (line instanceof RecordingLine.Header begin) {
            if (header != null && !skipping && begin.continues(header)) {
                switches.values().forEach(ReplayedSwitch::goOn);
            } else {
                switches.values().forEach(ReplayedSwitch::end);
            }
            skipping = false;
            header = begin;
        } else if (!skipping && line instanceof RecordingLine.OfSwitch ofSwitch) {
            take(ofSwitch);
        }
    }

    private void take(RecordingLine.OfSwitch line) {
        ReplayedSwitch replayed = switches.computeIfAbsent(
                line.switchName(), name -> new ReplayedSwitch(name, deciding, output, compared, messages));
        if (line instanceof RecordingLine.Event event) {
            count(event);
            replayed.take(event);
        } else if (line instanceof RecordingLine.Lane lane) {
            replayed.stands(lane);
        } else if (line instanceof RecordingLine.Attribution attribution) {
            replayed.attributedBy(attribution.inForce());
        } else if (line instanceof RecordingLine.Gap gap) {
            messages.say("switch " + line.switchName() + ": " + gap.lost()
                    + " events were not recorded here; what they were about is answered without them");
            replayed.lose();
        }
    }

    private void count(RecordingLine.Event line) {
        long micros = line.event().micros();
        first = events == 0 ? micros : Math.min(first, micros);
        last = Math.max(last, micros);
        events++;
    }

    @Override
    public void lose() {
        switches.values().forEach(ReplayedSwitch::lose);
    }

    @Override
    public void skip() {
        skipping = true;
    }

    String summary() {
        return events == 0
                ? "no events"
                : events + " events of " + switches.size() + (switches.size() == 1 ? " switch" : " switches") + ", "
                        + ReleaseText.time(first) + " to " + ReleaseText.time(last);
    }
}
