/** The built-in sinks, which write files: JSON Lines and the T-Server log. */
package org.onhook.tlib.sink;
