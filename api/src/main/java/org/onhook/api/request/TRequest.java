package org.onhook.api.request;

/**
 * A request of a client. What its type does not need is 0 or empty.
 *
 * @param type what is requested
 * @param thisDn the DN on whose behalf ({@code ThisDN})
 * @param connId the call, the one at which the DN is active where it is about two ({@code ConnID})
 * @param previousConnId the other call, which the DN holds ({@code PreviousConnID}); 0 means the only one that it holds
 * @param otherDn the number to call, or the party to drop ({@code OtherDN})
 */
public record TRequest(TRequestType type, String thisDn, long connId, long previousConnId, String otherDn) {

    /** A request about one call, and nobody else. */
    public static TRequest onCall(TRequestType type, String thisDn, long connId) {
        return new TRequest(type, thisDn, connId, 0, "");
    }
}
