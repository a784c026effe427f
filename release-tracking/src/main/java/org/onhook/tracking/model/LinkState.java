package org.onhook.tracking.model;

import org.onhook.api.call.SwitchTraits;
import org.onhook.tracking.attribution.ReadingLearner;

/** What is known of one link to the switch. */
public final class LinkState {

    private final String name;
    private final ReadingLearner reading = new ReadingLearner();
    private SwitchTraits traits = SwitchTraits.UNKNOWN;
    private boolean up;

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

    public boolean isUp() {
        return up;
    }

    public void setUp(boolean up) {
        this.up = up;
    }
}
