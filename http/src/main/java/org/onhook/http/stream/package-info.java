/** The stream of events: one bounded buffer for all, and for each consumer a cursor into it. */
package org.onhook.http.stream;
