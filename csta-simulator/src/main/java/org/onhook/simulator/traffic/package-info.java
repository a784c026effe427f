/** Many calls at the same time. */
package org.onhook.simulator.traffic;
