/**
 * Recordings of call events: their lines, and how these are written and read. One JSON object a line, so that other tools
 * can look at a recording as well.
 */
package org.onhook.recorder.format;
