package org.onhook.tracking.shadow;

import org.onhook.api.call.CallEvent;
import org.onhook.api.tracking.CallChange;
import org.onhook.state.StateInput;
import org.onhook.state.StateOutput;
import org.onhook.tracking.Tracker;
import org.onhook.tracking.TrackerSettings;
import org.onhook.tracking.attribution.Attributor;

/**
 * What would be if other policies decided: a second tracker that takes the same events from the same state on, and is
 * compared with the one that is in force. It is a tracker of its own, and not a second opinion on the facts that the policies
 * in force decided on, because these wait for more to be said only as long as they need it: other policies may wait longer, or
 * less, and then judge on other facts.
 *
 * <p>Not thread-safe: it is used under the order of its lane.
 */
public final class Shadow {

    private final Tracker tracker;
    private final Attributor attributor;
    private final Comparison comparison;

    /**
     * A shadow that begins now.
     *
     * @param active the tracker in force, which is only looked at
     * @param settings the bounded waits
     * @param attributor decides in the shadow
     */
    public Shadow(
            String switchName,
            Tracker active,
            TrackerSettings settings,
            Attributor attributor,
            ReleasesCompared compared) {
        StateOutput state = new StateOutput();
        active.write(state);
        this.tracker = Tracker.read(new StateInput(state.toBytes()), settings, attributor);
        this.attributor = attributor;
        this.comparison = new Comparison(switchName, active.board().calls(), compared);
    }

    public void configure(TrackerSettings settings) {
        tracker.configure(settings);
    }

    /** The tracker in force told this of the event that {@link #accept} is given next. */
    public void active(CallChange change) {
        comparison.active(change);
    }

    /** Takes the event that the tracker in force has just taken. */
    public void accept(String link, CallEvent event) {
        tracker.accept(link, event, attributor, comparison::shadow);
        comparison.endOfEvent();
    }

    /** Nothing follows: what is compared as far as it can be is told. */
    public void end() {
        comparison.end();
    }
}
