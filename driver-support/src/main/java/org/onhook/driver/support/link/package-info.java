/**
 * The life of a link: connecting, waiting, trying again, delivering events, and showing how it is.
 */
@Export
@Version("1.0.0")
package org.onhook.driver.support.link;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
