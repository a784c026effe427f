package org.onhook.api.tracking;

import org.onhook.api.call.DeviceId;

/**
 * A call at one moment.
 *
 * @param ref the tracker's identifier of the call: unique for ever, and unchanged while the switch's identifier changes
 * @param switchCallId the switch's own identifier of the call, as it spells it
 * @param type the type
 * @param calling the device that called, as far as known
 * @param called the device or number that was called, as far as known
 * @param consultationOf the reference of the call from which this one is a consultation; 0 where it is none
 */
public record CallInfo(
        long ref, String switchCallId, CallType type, DeviceId calling, DeviceId called, long consultationOf) {}
