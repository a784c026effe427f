/** The configuration of the HTTP interface. */
package org.onhook.http.settings;
