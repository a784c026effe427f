/** What the load driver sends: recorded frames of simulated calls, with the truth about them. */
package org.onhook.bench.traffic;
