package org.onhook.tracking.lane;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.onhook.state.StateException;
import org.onhook.state.StateFolder;
import org.onhook.state.StateInput;
import org.onhook.tracking.Tracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What lanes leave for those that follow them after an update of this bundle, or a restart: under {@code data/calls}, for each
 * switch. Where that fails, calls in progress are lost, and found again by what the switch says of them.
 */
final class Handover {

    private static final Logger LOG = LoggerFactory.getLogger(Handover.class);

    private final StateFolder folder;

    Handover(Path home) {
        this.folder = new StateFolder(home.resolve("data").resolve("calls"));
    }

    /** The switches for which something was left. */
    List<String> switches() {
        try {
            return folder.names();
        } catch (IOException e) {
            LOG.error("Calls that were in progress are not gone on with: {}", e.toString());
            return List.of();
        }
    }

    void leave(String switchName, Lane lane) {
        try {
            folder.leave(switchName, lane.write());
        } catch (IOException e) {
            LOG.error("Switch {}: calls in progress are lost: {}", switchName, e.toString());
        }
    }

    /** The tracker that was left for a switch; empty if there is none that can be used. */
    Optional<Tracker> take(String switchName, Function<StateInput, Tracker> read) {
        try {
            Optional<Tracker> tracker = folder.take(switchName).map(read);
            tracker.ifPresent(known -> LOG.info(
                    "Switch {}: going on with {} calls",
                    switchName,
                    known.board().calls().size()));
            return tracker;
        } catch (IOException | StateException e) {
            LOG.error("Switch {}: calls that were in progress are not gone on with: {}", switchName, e.toString());
            return Optional.empty();
        }
    }
}
