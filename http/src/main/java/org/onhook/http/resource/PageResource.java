package org.onhook.http.resource;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.onhook.http.access.Access;
import org.onhook.http.access.Admission;
import org.onhook.http.answer.Answers;
import org.onhook.http.answer.Problem;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code GET /}: a page that explains the interface; to somebody who has not shown the token, one that asks for it. */
// The annotation for paths cannot say "", which is the path / alone.
@Component(
        service = Servlet.class,
        reference = @Reference(name = Path.BEFORE_HTTP, service = Access.class),
        property = {"osgi.http.whiteboard.servlet.pattern=", "osgi.http.whiteboard.target=" + Path.TARGET})
public final class PageResource extends Resource {

    private static final long serialVersionUID = 1L;
    private static final String HTML = "text/html;charset=utf-8";

    public PageResource() {
        super("GET");
    }

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response) throws Problem, IOException {
        if (Admission.of(request).orElseThrow().entitled()) {
            Answers.send(response, HttpServletResponse.SC_OK, HTML, Files.read("index.html"));
        } else {
            response.setHeader("WWW-Authenticate", "Bearer realm=\"onhook\"");
            Answers.send(response, HttpServletResponse.SC_UNAUTHORIZED, HTML, Files.read("token.html"));
        }
    }
}
