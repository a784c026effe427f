/** Records the call events that enter the lanes, as it is configured. */
package org.onhook.recorder;
