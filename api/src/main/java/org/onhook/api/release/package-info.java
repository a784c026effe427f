/**
 * Who released a call, or a leg of it: the facts of a release, the policies that judge them, and the answer.
 */
@Export
@Version("1.0.0")
package org.onhook.api.release;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
