package org.onhook.api.tlib;

import org.osgi.annotation.versioning.ProviderType;

/** Turns what happens to calls into T-Library events, and publishes these to the sinks. */
@ProviderType
public interface TLibrary {

    /**
     * Opens a lane for one switch.
     *
     * @param switchName the switch, which becomes the events' source
     */
    TLibraryLane open(String switchName);
}
