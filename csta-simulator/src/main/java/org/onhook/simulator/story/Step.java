package org.onhook.simulator.story;

/**
 * One thing that happens.
 *
 * @param gapMillis how long after the step before
 * @param settling whether it must not look like a consequence of the step before, however fast the story is played
 */
public record Step(long gapMillis, boolean settling, Runnable act) {}
