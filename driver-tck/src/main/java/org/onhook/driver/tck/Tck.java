package org.onhook.driver.tck;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What the two halves of the kit have in common. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
@ExtendWith(CapabilityTable.class)
abstract class Tck {

    Tck() {}

    /** What is to be tested. */
    protected abstract DriverUnderTest driver();
}
