package org.onhook.bench.traffic;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.onhook.bench.load.Dialogue;

/** What a switch would send, and what really happened. */
public interface Recording {

    /** What is sent. */
    Reel reel();

    /** How the switch talks with a client. */
    Dialogue dialogue(boolean monitors);

    /** The name of the profile under which a connector reads it. */
    String profile();

    /** The devices that a connector has to name. */
    Set<String> monitored();

    /**
     * Holds the events that were written of one pass against what really happened.
     *
     * @param events a file of lines, those of other switches among them
     * @param switchName whose events count
     */
    Checked check(Path events, String switchName, int pass) throws IOException;
}
