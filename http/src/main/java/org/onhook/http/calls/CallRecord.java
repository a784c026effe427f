package org.onhook.http.calls;

import java.util.List;
import java.util.OptionalLong;

/**
 * What is kept of a call.
 *
 * @param connId its ConnID
 * @param switchName the switch it is or was on
 * @param callUuid its CallUUID
 * @param since the time of the first event, in microseconds since 1970-01-01T00:00Z
 * @param ended when it ended; empty for a call in progress
 * @param complete whether {@code events} are all there were
 * @param omitted how many events from its middle are left out
 * @param events its events in JSON, oldest first, those included by which parties of another call came into this one
 */
public record CallRecord(
        long connId,
        String switchName,
        String callUuid,
        long since,
        OptionalLong ended,
        boolean complete,
        long omitted,
        List<byte[]> events) {}
