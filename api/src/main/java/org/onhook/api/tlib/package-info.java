/**
 * The T-Library event model: event types, attributes and enumerations with their T-Library numbers.
 */
@Export
@Version("1.0.0")
package org.onhook.api.tlib;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
