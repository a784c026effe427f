/** Framing and XML as the switch's side of the wire sees them. */
package org.onhook.simulator.wire;
