/**
 * A connection to a switch over TCP or TLS.
 */
@Export
@Version("1.0.0")
package org.onhook.driver.support.wire;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
