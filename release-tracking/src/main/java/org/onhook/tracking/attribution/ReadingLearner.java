package org.onhook.tracking.attribution;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.onhook.api.call.ReleasingDeviceReading;
import org.onhook.api.release.Release.Named;
import org.onhook.state.StateInput;
import org.onhook.state.StateOutput;

/**
 * Learns, link by link, which readings of {@code releasingDevice} fit what the switch writes (attribution.md section 4).
 * A configured reading is taken as it is, and nothing is learned.
 */
public final class ReadingLearner {

    private final EnumSet<ReleasingDeviceReading> possible = EnumSet.allOf(ReleasingDeviceReading.class);
    private boolean configured;
    private long contradictions;

    /** Sets what is configured; empty starts to learn. The same setting again keeps what was learned. */
    public void configure(Optional<ReleasingDeviceReading> reading) {
        if (reading.isPresent()) {
            configured = true;
            possible.clear();
            possible.add(reading.get());
        } else if (configured) {
            configured = false;
            possible.addAll(EnumSet.allOf(ReleasingDeviceReading.class));
        }
    }

    /** The readings that fit all that was seen; never none. */
    public Set<ReleasingDeviceReading> possible() {
        return possible;
    }

    public boolean isConfigured() {
        return configured;
    }

    /** How often what was learned had to be dropped. */
    public long contradictions() {
        return contradictions;
    }

    /**
     * Takes one clear of a two-party call.
     *
     * @param monitor the party on whose monitor it was said
     * @param dropped the party whose leg was dropped, known by its own connection identifier
     * @param named whom the releasing device names
     * @return whether what was learned before was contradicted, and dropped
     */
    public boolean learn(long monitor, long dropped, Named named) {
        if (configured || !(named instanceof Named.PartyOfCall party)) {
            return false;
        }
        long releasing = party.ref();
        if (releasing != dropped && (releasing != monitor || dropped == monitor)) {
            return restrictTo(EnumSet.of(ReleasingDeviceReading.RELEASER));
        }
        if (releasing == dropped && dropped != monitor) {
            return restrictTo(EnumSet.complementOf(EnumSet.of(ReleasingDeviceReading.SELF)));
        }
        if (releasing == monitor && dropped != monitor) {
            return restrictTo(EnumSet.complementOf(EnumSet.of(ReleasingDeviceReading.DROPPED)));
        }
        return false;
    }

    /**
     * Two monitors reported the clear of one and the same leg, and each named its own device. Neither the releaser nor the
     * dropped device could differ between the two, so the switch names the monitored device.
     *
     * @return whether what was learned before was contradicted, and dropped
     */
    public boolean eachNamedItself() {
        return !configured && restrictTo(EnumSet.of(ReleasingDeviceReading.SELF));
    }

    /** Writes what was learned. */
    public void write(StateOutput out) {
        out.bool(configured).each(possible, out::constant).number(contradictions);
    }

    /** Takes up what was learned. */
    public void read(StateInput in) {
        configured = in.bool();
        possible.clear();
        possible.addAll(in.list(() -> in.constant(ReleasingDeviceReading.class)));
        contradictions = in.number();
    }

    private boolean restrictTo(Set<ReleasingDeviceReading> fitting) {
        EnumSet<ReleasingDeviceReading> left = EnumSet.copyOf(possible);
        left.retainAll(fitting);
        boolean contradicted = left.isEmpty();
        if (contradicted) {
            contradictions++;
        }
        possible.clear();
        possible.addAll(contradicted ? EnumSet.allOf(ReleasingDeviceReading.class) : left);
        return contradicted;
    }
}
