package org.onhook.api.request;

/** Why a request fails, with the T-Library error codes (tlib.md 1.2, Error codes). */
public enum TError {
    /** The switch gives a reason that fits no other code. */
    UNKNOWN_ERROR(50),
    /** The switch, or its driver, cannot do that. */
    UNSUPPORTED_OPERATION(51),
    /** The connector failed. */
    INTERNAL(52),
    /** Something that the request needs is missing, or is not what it has to be. */
    INVALID_ATTRIBUTE(53),
    /** No link to the switch is up. */
    SWITCH_NOT_CONNECTED(54),
    /** There is no such call, or the party is not in it, or not in the state that this takes. */
    INVALID_CONN_ID(56),
    /** No answer came in time, or nothing followed it. */
    TIMEOUT(57),
    /** The device, or what is needed at the switch, is out of service or busy. */
    OUT_OF_SERVICE(58),
    /** The DN is not one that the connector monitors. */
    NOT_CONFIGURED(59);

    private final int code;

    TError(int code) {
        this.code = code;
    }

    /** The T-Library error code, {@code ErrorCode} of {@code EventError}. */
    public int code() {
        return code;
    }
}
