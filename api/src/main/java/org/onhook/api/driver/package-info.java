/**
 * What a driver bundle implements: a link to a switch. Everything here is implemented by vendors.
 */
@Export
@Version("1.0.0")
package org.onhook.api.driver;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
