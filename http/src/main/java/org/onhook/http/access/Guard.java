package org.onhook.http.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.onhook.http.answer.Problem;
import org.onhook.http.settings.HttpSettings;
import org.onhook.http.settings.Token;

/** Decides which requests pass. Thread-safe. */
public final class Guard {

    /** What shows nothing of calls, or asks for the token itself. */
    private static final Set<String> OPEN_PATHS = Set.of("/", "/health", "/api/v1/session");

    private static final String BEARER = "Bearer ";

    private final Supplier<HttpSettings> settings;
    private final Sessions sessions;

    /** @param settings the configuration in force */
    public Guard(Supplier<HttpSettings> settings, Sessions sessions) {
        this.settings = settings;
        this.sessions = sessions;
    }

    /** Lets a request pass, marked with its {@link Admission}. */
    public void admit(HttpServletRequest request, HttpServletResponse response) throws Problem {
        protect(response);
        HttpSettings current = settings.get();
        refuseForeign(request, new Authorities(current, request.getLocalAddr(), request.getLocalPort()));
        Optional<BooleanSupplier> entitlement = entitlement(request, current);
        if (entitlement.isEmpty() && !OPEN_PATHS.contains(pathOf(request))) {
            throw tokenMissing("this needs the token: Authorization: Bearer TOKEN");
        }
        new Admission(entitlement.isPresent(), entitlement.orElse(() -> false)).to(request);
    }

    /** The token was not shown. */
    public static Problem tokenMissing(String detail) {
        return new Problem(HttpServletResponse.SC_UNAUTHORIZED, detail)
                .withHeader("WWW-Authenticate", "Bearer realm=\"onhook\"");
    }

    private static void protect(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
    }

    private static void refuseForeign(HttpServletRequest request, Authorities own) throws Problem {
        String host = request.getHeader("Host");
        if (host == null || !own.isOwnHost(host)) {
            throw new Problem(421, "this is not the host that was asked for; further names can be configured as names")
                    .with("parameter", "Host")
                    .withValue(String.valueOf(host));
        }
        String origin = request.getHeader("Origin");
        if (origin != null && !own.isOwnOrigin(origin)) {
            throw new Problem(HttpServletResponse.SC_FORBIDDEN, "pages of elsewhere may not ask")
                    .with("parameter", "Origin")
                    .withValue(origin);
        }
    }

    /** What entitles the request; empty for nothing. */
    private Optional<BooleanSupplier> entitlement(HttpServletRequest request, HttpSettings current) {
        if (current.token().isEmpty()) {
            return Optional.of(() -> settings.get().token().isEmpty());
        }
        Token token = current.token().get();
        String authorization = request.getHeader("Authorization");
        if (authorization != null) {
            boolean shown = authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                    && token.matches(authorization.substring(BEARER.length()).strip());
            return shown ? Optional.of(() -> isInForce(token)) : Optional.empty();
        }
        return SessionCookie.of(request)
                .filter(id -> sessions.isOpen(id, token))
                .map(id -> () -> isInForce(token) && sessions.isOpen(id, token));
    }

    private boolean isInForce(Token token) {
        return settings.get().token().filter(token::equals).isPresent();
    }

    private static String pathOf(HttpServletRequest request) {
        String info = request.getPathInfo();
        return info == null ? request.getServletPath() : request.getServletPath() + info;
    }
}
