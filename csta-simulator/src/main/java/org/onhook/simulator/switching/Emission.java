package org.onhook.simulator.switching;

/**
 * An event for the monitors of one device.
 *
 * @param dn the monitored device's number
 * @param turn its place among the events of the same act
 */
public record Emission(String dn, SwitchEvent event, Turn turn) {}
