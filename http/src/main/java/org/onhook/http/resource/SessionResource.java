package org.onhook.http.resource;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.onhook.http.access.Access;
import org.onhook.http.access.Guard;
import org.onhook.http.access.SessionCookie;
import org.onhook.http.answer.Body;
import org.onhook.http.answer.Parameters;
import org.onhook.http.answer.Problem;
import org.onhook.http.settings.Token;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * {@code POST /api/v1/session}: gives a session cookie for the token, which is posted as JSON, or by the form of the page;
 * {@code DELETE} ends the session.
 */
@Component(service = Servlet.class)
@Path(servlet_pattern = "/api/v1/session")
public final class SessionResource extends Resource {

    private static final long serialVersionUID = 1L;
    private static final String TOKEN = "token";

    private final transient Access access;

    @Activate
    public SessionResource(@Reference Access access) {
        super("POST", "DELETE");
        this.access = access;
    }

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response) throws Problem, IOException {
        Parameters.of(request, Set.of());
        if (request.getMethod().equals("DELETE")) {
            SessionCookie.of(request).ifPresent(access.sessions()::close);
            SessionCookie.take(request, response);
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        boolean form = Body.typeOf(request).equals(Body.FORM);
        Optional<String> shown = form ? ofForm(request) : Body.readJson(request).text(TOKEN);
        Optional<Token> token = access.settings().token();
        if (token.isPresent()) {
            if (shown.filter(token.get()::matches).isEmpty()) {
                throw Guard.tokenMissing("this is not the token");
            }
            SessionCookie.give(request, response, access.sessions().open(token.get()));
        }
        if (form) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", "/");
        } else {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        }
    }

    private static Optional<String> ofForm(HttpServletRequest request) throws Problem, IOException {
        String body = new String(Body.read(request), StandardCharsets.UTF_8);
        try {
            return Arrays.stream(body.split("&"))
                    .filter(pair -> pair.startsWith(TOKEN + "="))
                    .map(pair -> URLDecoder.decode(pair.substring(TOKEN.length() + 1), StandardCharsets.UTF_8))
                    .findFirst();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
