/**
 * Requests of clients in T-Library's terms: {@link org.onhook.api.request.RequestService} takes them.
 */
@Export
@Version("1.0.0")
package org.onhook.api.request;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
