package org.onhook.http.resource;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.onhook.http.access.Access;
import org.onhook.http.answer.Problem;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Every path that nothing else is behind. */
@Component(service = Servlet.class, reference = @Reference(name = Path.BEFORE_HTTP, service = Access.class))
@Path(servlet_pattern = "/")
public final class UnknownResource extends Resource {

    private static final long serialVersionUID = 1L;

    /** It answers every method. */
    public UnknownResource() {
        super();
    }

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response) throws Problem {
        throw new Problem(HttpServletResponse.SC_NOT_FOUND, "there is nothing at this path; / tells what there is");
    }
}
