/** What happened to calls, put into T-Library events. Nothing here decides anything; see reference/tlib.md 1.4 and 2. */
package org.onhook.tlib.mapping;
