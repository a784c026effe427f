/** Connections of clients: their sessions, monitors and questions. */
package org.onhook.simulator.session;
