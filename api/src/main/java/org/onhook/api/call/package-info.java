/**
 * The vocabulary of calls: devices, connections, causes, and the events in which a driver reports what a switch said.
 *
 * <p>Names follow ECMA-269 (CSTA services) where it has one. Every value keeps what the switch literally said beside its
 * normal form. Nothing here judges: who released a call is decided from {@code org.onhook.api.release}.
 */
@Export
@Version("1.0.0")
package org.onhook.api.call;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
