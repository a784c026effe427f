/**
 * What a sink implements: something that T-Library events are written to. Everything here is implemented by vendors.
 */
@Export
@Version("1.0.0")
package org.onhook.api.sink;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
