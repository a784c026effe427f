package org.onhook.csta.session;

/** The session of the connection before, which some switches resume (Avaya AES). Belongs to the link's thread. */
final class SessionMemory {

    private String sessionId = "";

    /** Empty if there was none. */
    String sessionId() {
        return sessionId;
    }

    void remember(String newSessionId) {
        sessionId = newSessionId;
    }

    void forget() {
        sessionId = "";
    }
}
