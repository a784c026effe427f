package org.onhook.api.call;

/**
 * What all call events have in common: when it was said, on whose monitor, with which state and cause.
 *
 * @param micros when the connector received it, in microseconds since 1970-01-01T00:00Z
 * @param dn the monitored device on whose monitor the switch sent it, in its configured spelling; empty for a monitor on
 *     a call
 * @param local the state of {@code dn}'s own connection after the event
 * @param cause the cause
 * @param linkageId the switch's global call linkage identifier, which outlives changes of the call identifier (ECMA-323,
 *     callLinkageData/globalCallData/globalCallLinkageID; Avaya's UCID); empty where there is none
 */
public record Report(long micros, String dn, LocalConnectionState local, Cause cause, String linkageId) {}
