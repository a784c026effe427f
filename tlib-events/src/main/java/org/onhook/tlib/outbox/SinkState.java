package org.onhook.tlib.outbox;

/**
 * How a sink is at one moment.
 *
 * @param name its name
 * @param mustHave whether lanes wait for it
 * @param failing whether it did not take what it was last offered
 * @param backlog how many events wait for it
 * @param missed how many events it missed because the outbox no longer held them
 */
public record SinkState(String name, boolean mustHave, boolean failing, long backlog, long missed) {}
