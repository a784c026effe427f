/** The other end of the connection: a switch that plays recordings as fast as they are read, or at a given rate. */
package org.onhook.bench.load;
