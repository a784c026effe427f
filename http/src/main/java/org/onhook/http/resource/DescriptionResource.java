package org.onhook.http.resource;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.onhook.http.access.Access;
import org.onhook.http.answer.Answers;
import org.onhook.http.answer.Parameters;
import org.onhook.http.answer.Problem;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code GET /api/v1/openapi.json}, {@code /api/v1/asyncapi.json}: the interface, described for programs. */
@Component(service = Servlet.class, reference = @Reference(name = Path.BEFORE_HTTP, service = Access.class))
@Path(servlet_pattern = {"/api/v1/openapi.json", "/api/v1/asyncapi.json"})
public final class DescriptionResource extends Resource {

    private static final long serialVersionUID = 1L;

    public DescriptionResource() {
        super("GET");
    }

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response) throws Problem, IOException {
        Parameters.of(request, Set.of());
        String path = request.getServletPath();
        byte[] file = Files.read(path.substring(path.lastIndexOf('/') + 1));
        Answers.send(response, HttpServletResponse.SC_OK, Answers.JSON, file);
    }
}
