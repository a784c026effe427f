/** From what call tracking says to numbered T-Library events in the hands of sinks. */
package org.onhook.tlib;
