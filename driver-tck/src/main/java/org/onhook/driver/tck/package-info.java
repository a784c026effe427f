/**
 * The test kit for drivers. A vendor implements {@link org.onhook.driver.tck.DriverUnderTest} and
 * {@link org.onhook.driver.tck.SampleSwitch}, for a protocol over TCP by extending
 * {@link org.onhook.driver.tck.TcpSwitch}, and extends {@link org.onhook.driver.tck.DriverTck}:
 *
 * <pre>{@code
 * class AcmeTckTest extends DriverTck {
 *     @Override
 *     protected DriverUnderTest driver() {
 *         return new AcmeUnderTest();
 *     }
 * }
 * }</pre>
 *
 * <p>The tests are those of {@link org.onhook.api.driver.SwitchLink}'s contract. At the end the kit prints which
 * {@linkplain org.onhook.driver.tck.Capability capabilities} the driver was shown to have.
 */
@Export
@Version("1.0.0")
package org.onhook.driver.tck;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
