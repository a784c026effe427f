/** Stages of the way by themselves. */
package org.onhook.bench.parts;
