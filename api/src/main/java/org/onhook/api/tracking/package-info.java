/**
 * What call tracking takes in and gives out: {@link org.onhook.api.tracking.CallEventReceiver} for drivers,
 * {@link org.onhook.api.tracking.CallChange} for whoever reports calls onwards.
 */
@Export
@Version("1.0.0")
package org.onhook.api.tracking;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
