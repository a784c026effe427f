package org.onhook.simulator.switching;

/**
 * A connection id.
 *
 * @param callId the call's id as the switch spells it
 * @param line the device's line, not spelled yet
 */
public record ConnectionRef(String callId, String line) {}
