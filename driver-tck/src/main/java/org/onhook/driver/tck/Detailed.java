package org.onhook.driver.tck;

import java.util.Optional;

/** A group of tests that finds out more of a driver than whether it has a capability. */
public interface Detailed {

    /** What it is, in a line for the table; empty as long as it is not known. */
    Optional<String> detail();
}
