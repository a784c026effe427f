package org.onhook.simulator.traffic;

/**
 * What goes wrong between switch and client, as shares of all events from 0 to 1.
 *
 * @param doubled how many events are told twice: before the monitor's next event of the call, at once or a little later
 * @param shuffled how many calls have the events of different monitors mixed up in time; within a monitor they stay in
 *     order, and where only the order tells who hung up, a consequence is never told before what caused it
 * @param missing how many events are never told; nothing but the invariants holds for a call that lost one
 */
public record Disturbance(double doubled, double shuffled, double missing) {

    public static final Disturbance NONE = new Disturbance(0, 0, 0);
}
