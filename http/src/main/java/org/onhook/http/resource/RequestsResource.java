package org.onhook.http.resource;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.onhook.http.access.Access;
import org.onhook.http.answer.Body;
import org.onhook.http.answer.JsonObject;
import org.onhook.http.answer.Parameters;
import org.onhook.http.answer.Problem;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code POST /api/v1/requests}: requests of clients, once there is a service that carries them out. */
@Component(service = Servlet.class, reference = @Reference(name = Path.BEFORE_HTTP, service = Access.class))
@Path(servlet_pattern = "/api/v1/requests")
public final class RequestsResource extends Resource {

    private static final long serialVersionUID = 1L;

    public RequestsResource() {
        super("POST");
    }

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response) throws Problem, IOException {
        Parameters.of(request, Set.of());
        JsonObject body = Body.readJson(request);
        String name = body.text("Request").orElseThrow(() -> new Problem(400, "the member Request is missing")
                .with("parameter", "Request")
                .with("allowed", "the name of a T-Library request, such as TReleaseCall"));
        throw new Problem(503, "no request service is there that could carry out " + name);
    }
}
