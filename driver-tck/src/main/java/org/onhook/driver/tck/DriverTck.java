package org.onhook.driver.tck;

import org.junit.jupiter.api.Nested;
import org.onhook.driver.tck.contract.BackPressureContract;
import org.onhook.driver.tck.contract.ClosingContract;
import org.onhook.driver.tck.contract.EventsContract;
import org.onhook.driver.tck.contract.HandoverContract;
import org.onhook.driver.tck.contract.HostileInputContract;
import org.onhook.driver.tck.contract.OpeningContract;
import org.onhook.driver.tck.contract.ReconnectionContract;
import org.onhook.driver.tck.contract.RequestContract;
import org.onhook.driver.tck.contract.SilenceContract;
import org.onhook.driver.tck.contract.SnapshotContract;

/**
 * Holds the links of a driver to the contract of {@link org.onhook.api.driver.SwitchLink}, without a container. A vendor
 * extends it and says what the driver is; JUnit 5 does the rest.
 *
 * <p>The tests mostly wait. Where JUnit's parallel execution is enabled
 * ({@code junit.jupiter.execution.parallel.enabled = true}) they run side by side.
 */
public abstract class DriverTck extends Tck {

    @Nested
    @Shows(Capability.LIFE)
    final class Opening extends OpeningContract {
        Opening() {
            super(DriverTck.this::driver);
        }
    }

    @Nested
    @Shows(Capability.LIFE)
    final class Closing extends ClosingContract {
        Closing() {
            super(DriverTck.this::driver);
        }
    }

    @Nested
    @Shows(Capability.EVENTS)
    final class Events extends EventsContract {
        Events() {
            super(DriverTck.this::driver);
        }
    }

    @Nested
    @Shows(Capability.BACK_PRESSURE)
    final class BackPressure extends BackPressureContract {
        BackPressure() {
            super(DriverTck.this::driver);
        }
    }

    @Nested
    @Shows(Capability.RECONNECTION)
    final class Reconnection extends ReconnectionContract {
        Reconnection() {
            super(DriverTck.this::driver);
        }
    }

    @Nested
    @Shows(Capability.SILENCE)
    final class Silence extends SilenceContract {
        Silence() {
            super(DriverTck.this::driver);
        }
    }

    @Nested
    @Shows(Capability.HANDOVER)
    final class Handover extends HandoverContract {
        Handover() {
            super(DriverTck.this::driver);
        }
    }

    @Nested
    @Shows(Capability.SNAPSHOTS)
    final class Snapshots extends SnapshotContract {
        Snapshots() {
            super(DriverTck.this::driver);
        }
    }

    @Nested
    @Shows(Capability.HOSTILE_INPUT)
    final class HostileInput extends HostileInputContract {
        HostileInput() {
            super(DriverTck.this::driver);
        }
    }

    @Nested
    @Shows(Capability.REQUESTS)
    final class Requests extends RequestContract {
        Requests() {
            super(DriverTck.this::driver);
        }
    }
}
