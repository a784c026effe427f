/** What is behind each path. */
package org.onhook.http.resource;
