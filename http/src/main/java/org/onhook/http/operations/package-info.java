/** How the connector does: health and metrics. */
package org.onhook.http.operations;
