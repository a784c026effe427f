/**
 * The demonstration: a simulated switch for each profile, the connector beside them, and what it writes about the calls. It
 * learns of these as any user does: from the events file.
 */
package org.onhook.launcher.demo;
