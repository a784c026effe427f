/** How events are read. */
package org.onhook.http.event;
