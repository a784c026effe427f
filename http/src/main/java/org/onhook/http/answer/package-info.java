/** How requests are read and answered: parameters, bodies, JSON, and problems (RFC 9457). */
package org.onhook.http.answer;
