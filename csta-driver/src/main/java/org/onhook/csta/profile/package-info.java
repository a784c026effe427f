/**
 * Switch profiles: what is known beforehand about a make of switch. Vendors add one by registering a
 * {@link org.onhook.csta.profile.SwitchProfile} service.
 */
@Export
@Version("1.0.0")
package org.onhook.csta.profile;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
