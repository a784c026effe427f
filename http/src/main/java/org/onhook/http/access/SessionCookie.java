package org.onhook.http.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/**
 * The cookie with the session's identifier. It is named for the port, because browsers have one store of cookies for all
 * ports of a host.
 */
public final class SessionCookie {

    private SessionCookie() {}

    /** The identifier that the request brings. */
    public static Optional<String> of(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        for (Cookie cookie : cookies == null ? new Cookie[0] : cookies) {
            if (cookie.getName().equals(name(request))) {
                return Optional.of(cookie.getValue());
            }
        }
        return Optional.empty();
    }

    /** Gives the browser the identifier. */
    public static void give(HttpServletRequest request, HttpServletResponse response, String id) {
        set(request, response, id, Sessions.LIFE.toSeconds());
    }

    /** Takes it back. */
    public static void take(HttpServletRequest request, HttpServletResponse response) {
        set(request, response, "", 0);
    }

    private static void set(HttpServletRequest request, HttpServletResponse response, String value, long seconds) {
        response.addHeader(
                "Set-Cookie",
                name(request) + "=" + value + "; Path=/; Max-Age=" + seconds + "; HttpOnly; SameSite=Strict");
    }

    private static String name(HttpServletRequest request) {
        return "onhook-session-" + request.getLocalPort();
    }
}
