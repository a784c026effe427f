/** The events of calls in progress and lately ended, found by call. */
package org.onhook.http.calls;
