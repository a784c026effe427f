/**
 * State that outlives the bundle that has it: an update, and a restart. It is written as plain values, never as objects of the
 * bundle's own classes, so that another version can go on from it; and it is used once, so that nobody goes on from what is no
 * longer true.
 */
@Export
@Version("1.0.0")
package org.onhook.state;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
