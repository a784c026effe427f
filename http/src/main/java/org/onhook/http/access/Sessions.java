package org.onhook.http.access;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.onhook.http.settings.Token;

/**
 * The sessions of browsers, which showed the token. Their number is bounded: the oldest makes room. A session ends with its
 * time, or with the token it was opened with. Thread-safe.
 */
public final class Sessions {

    /** How long a session lasts. */
    public static final Duration LIFE = Duration.ofHours(12);

    private static final int MOST = 64;
    private static final int ID_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final LongSupplier nanoTime;
    private final Map<String, Session> sessions = new LinkedHashMap<>();

    /** @param nanoTime see {@link System#nanoTime} */
    public Sessions(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Opens a session for somebody who showed this token, and returns its identifier. */
    public synchronized String open(Token token) {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(id);
        sessions.values().removeIf(session -> session.isOver(nanoTime.getAsLong()));
        if (sessions.size() == MOST) {
            sessions.remove(sessions.keySet().iterator().next());
        }
        sessions.put(text, new Session(token, nanoTime.getAsLong() + LIFE.toNanos()));
        return text;
    }

    /** Whether there is such a session, opened with this token. */
    public synchronized boolean isOpen(String id, Token token) {
        Session session = sessions.get(id);
        return session != null && session.token.equals(token) && !session.isOver(nanoTime.getAsLong());
    }

    /** Ends a session. */
    public synchronized void close(String id) {
        sessions.remove(id);
    }

    private record Session(Token token, long end) {
        boolean isOver(long now) {
            return now - end >= 0;
        }
    }
}
