package org.onhook.replay;

import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import org.onhook.api.tracking.AttributionInForce;
import org.onhook.api.tracking.CallChange;
import org.onhook.recorder.format.RecordingLine;
import org.onhook.state.StateException;
import org.onhook.state.StateInput;
import org.onhook.state.StateOutput;
import org.onhook.tracking.Tracker;
import org.onhook.tracking.TrackerSettings;
import org.onhook.tracking.attribution.AttributionSettings;
import org.onhook.tracking.attribution.Attributor;
import org.onhook.tracking.shadow.ReleasesCompared;
import org.onhook.tracking.shadow.Shadow;

/** The events of one switch, decided again. */
final class ReplayedSwitch {

    /** How releases are decided. */
    interface Deciding {

        /** What decides where these policies did. */
        Attributor inPlaceOf(AttributionInForce recorded);

        /** What the releases are held against, if against anything. */
        Optional<Attributor> shadow();
    }

    private final String name;
    private final Deciding deciding;
    private final Output output;
    private final ReleasesCompared compared;
    private final Messages messages;
    private TrackerSettings settings = TrackerSettings.DEFAULT;
    private Attributor attributor;
    private RecordingLine.Lane beginning;
    private boolean known;
    private Tracker tracker;
    private Shadow shadow;
    private long tooEarly;

    ReplayedSwitch(String name, Deciding deciding, Output output, ReleasesCompared compared, Messages messages) {
        this.name = name;
        this.deciding = deciding;
        this.output = output;
        this.compared = compared;
        this.messages = messages;
    }

    /** Another file goes on where the last one ended: how things stand is known, and will only be repeated. */
    void goOn() {
        known = tracker != null;
    }

    /** Something may be missing from here on, until it is told again how things stand. */
    void lose() {
        known = false;
    }

    /** This is how things stand: at the beginning, again in each file, after a gap, and in a lane that follows another one. */
    void stands(RecordingLine.Lane lane) {
        if (known || isAt(lane.state())) {
            known = false;
        } else {
            end();
            beginning = lane;
        }
    }

    private boolean isAt(byte[] state) {
        if (tracker == null) {
            return false;
        }
        StateOutput now = new StateOutput();
        tracker.write(now);
        return Arrays.equals(now.toBytes(), state);
    }

    void attributedBy(AttributionInForce recorded) {
        settings = AttributionSettings.parse(recorded.waits()).tracker();
        attributor = deciding.inPlaceOf(recorded);
        if (tracker != null) {
            tracker.configure(settings);
        }
        if (shadow != null) {
            shadow.configure(settings);
        }
    }

    void take(RecordingLine.Event line) {
        if (beginning != null && attributor != null) {
            begin();
        }
        if (tracker == null) {
            tooEarly++;
            return;
        }
        try {
            tracker.accept(line.link(), line.event(), attributor, this::told);
            if (shadow != null) {
                shadow.accept(line.link(), line.event());
            }
        } catch (UncheckedIOException e) {
            throw e;
        } catch (RuntimeException e) {
            messages.say("switch " + name + ": the event could not be handled, and is skipped, as it was: " + e);
        }
    }

    private void told(CallChange change) {
        if (shadow != null) {
            shadow.active(change);
        }
        output.told(name, change);
    }

    private void begin() {
        if (beginning.callsInProgress() > 0) {
            messages.say("switch " + name + ": " + beginning.callsInProgress()
                    + " calls were in progress here; what was known of them is taken from the recording");
        }
        try {
            tracker = Tracker.read(new StateInput(beginning.state()), settings, attributor);
        } catch (StateException e) {
            messages.say("switch " + name + ": how things stood cannot be read (" + e.getMessage()
                    + "); its replay begins without it, and is not exact");
            tracker = new Tracker(0, settings);
        }
        beginning = null;
        shadow = deciding.shadow()
                .map(other -> new Shadow(name, tracker, settings, other, compared))
                .orElse(null);
    }

    /** Nothing follows that has to do with what was before. */
    void end() {
        if (tooEarly > 0) {
            messages.say(
                    "switch " + name + ": " + tooEarly
                            + " events come before it is told how things stood, and are left out; they go on from another file");
            tooEarly = 0;
        }
        if (shadow != null) {
            shadow.end();
        }
        output.cut(name);
        tracker = null;
        shadow = null;
        beginning = null;
        known = false;
    }
}
