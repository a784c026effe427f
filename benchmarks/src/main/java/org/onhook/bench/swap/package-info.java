/** A bundle that is deployed into the connector: it exchanges parts of it, and measures the pauses that this makes. */
package org.onhook.bench.swap;
