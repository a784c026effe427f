/** What really happened in the played calls, and how a run of the connector compares with it. */
package org.onhook.simulator.truth;
