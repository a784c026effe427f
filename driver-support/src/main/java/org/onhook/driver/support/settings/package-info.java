/**
 * Values of a configuration, read and refused with one clear message.
 */
@Export
@Version("1.0.0")
package org.onhook.driver.support.settings;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
