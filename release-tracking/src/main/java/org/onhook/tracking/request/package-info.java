/** Requests of clients, from their submission until they are made of a switch. */
package org.onhook.tracking.request;
