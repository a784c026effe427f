/** The demonstration of drivers that are exchanged while calls are in progress. */
package org.onhook.launcher.swap;
