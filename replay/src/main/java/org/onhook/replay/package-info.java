/**
 * Decides recordings again: the recorded events go through the same call tracking, by the recorded policies or by others, and
 * what comes out is printed, held against what was decided then, or written as events.
 */
package org.onhook.replay;
