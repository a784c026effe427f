package org.onhook.tracking.model;

import org.onhook.api.call.SwitchTraits;
import org.onhook.state.StateInput;
import org.onhook.state.StateOutput;
import org.onhook.state.Values;
import org.onhook.tracking.attribution.ReadingLearner;

/** What is known of one link to the switch. */
public final class LinkState {

    private final String name;
    private final ReadingLearner reading = new ReadingLearner();
    private SwitchTraits traits = SwitchTraits.UNKNOWN;
    private boolean up;
    private boolean tellsOfOriginating;

    LinkState(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    public SwitchTraits traits() {
        return traits;
    }

    public void configure(SwitchTraits configured) {
        traits = configured;
        reading.configure(configured.reading());
    }

    /** Which readings of {@code releasingDevice} are possible on it. */
    public ReadingLearner reading() {
        return reading;
    }

    /** Whether it has reported a call before there was a called party. */
    public boolean isTellingOfOriginating() {
        return tellsOfOriginating;
    }

    public void tellOfOriginating() {
        tellsOfOriginating = true;
    }

    void write(StateOutput out) {
        out.text(name);
        Values.write(out, traits);
        reading.write(out);
        out.bool(up).bool(tellsOfOriginating);
    }

    static LinkState read(StateInput in) {
        LinkState link = new LinkState(in.text());
        link.traits = Values.traits(in);
        link.reading.read(in);
        link.up = in.bool();
        link.tellsOfOriginating = in.bool();
        return link;
    }

    public boolean isUp() {
        return up;
    }

    public void setUp(boolean up) {
        this.up = up;
    }
}
