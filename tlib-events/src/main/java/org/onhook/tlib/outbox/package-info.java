/** The bounded store between the lanes, which number and append events, and the sinks, each served by its own thread. */
package org.onhook.tlib.outbox;
