/** T-Library events as bytes: CloudEvents JSON, and the text form of a T-Server log. */
package org.onhook.tlib.encoding;
