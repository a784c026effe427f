/** The simulated switch: its behaviour, its calls and the events that it reports about them. */
package org.onhook.simulator.switching;
