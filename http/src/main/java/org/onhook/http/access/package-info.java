/** Who may ask: host names, origins, the token, sessions. */
package org.onhook.http.access;
