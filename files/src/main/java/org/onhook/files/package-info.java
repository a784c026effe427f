/**
 * Files of whole entries that are appended to and put aside by size and time, and what configures them.
 */
@Export
@Version("1.0.0")
package org.onhook.files;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
