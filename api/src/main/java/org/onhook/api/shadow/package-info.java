/**
 * What other policies, which decide nothing, would answer: how an operator learns beforehand what a change of policies
 * changes.
 */
@Export
@Version("1.0.0")
package org.onhook.api.shadow;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
