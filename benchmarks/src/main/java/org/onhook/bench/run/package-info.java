/** Runs the subjects beside each other, checks what they write, and reports. */
package org.onhook.bench.run;
