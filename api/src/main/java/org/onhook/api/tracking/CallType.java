package org.onhook.api.tracking;

/** Where a call comes from and goes to, in T-Library's terms. */
public enum CallType {
    UNKNOWN,
    INTERNAL,
    INBOUND,
    OUTBOUND,
    CONSULT
}
