package org.onhook.api.call;

/** What a switch writes into {@code releasingDevice}: three practices are in the field. */
public enum ReleasingDeviceReading {
    /** The device that hung up, the same in the clears of all legs (OpenScape Voice; the text of ECMA-269). */
    RELEASER,
    /**
     * The device whose leg just ended, so always that of {@code droppedConnection}; only the order of the clears tells
     * who hung up (Avaya TSAPI and DMCC, Panasonic).
     */
    DROPPED,
    /** The monitored device itself, whoever hung up (SIP phones with built-in uaCSTA). */
    SELF
}
