/**
 * From configurations to links that are registered as services.
 */
@Export
@Version("1.0.0")
package org.onhook.driver.support.configuration;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
