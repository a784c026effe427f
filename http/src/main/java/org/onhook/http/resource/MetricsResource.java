package org.onhook.http.resource;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.onhook.http.answer.Answers;
import org.onhook.http.answer.Parameters;
import org.onhook.http.answer.Problem;
import org.onhook.http.operations.ConnectorServices;
import org.onhook.http.operations.Metrics;
import org.onhook.http.osgi.PublishedEvents;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code GET /metrics}: figures for Prometheus. */
@Component(service = Servlet.class)
@Path(servlet_pattern = "/metrics")
public final class MetricsResource extends Resource {

    private static final long serialVersionUID = 1L;

    private final transient Metrics metrics;

    @Activate
    public MetricsResource(@Reference ConnectorServices services, @Reference PublishedEvents events) {
        super("GET");
        this.metrics = new Metrics(services, events.counts(), events.stream());
    }

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response) throws Problem, IOException {
        Parameters.of(request, Set.of());
        Answers.send(response, HttpServletResponse.SC_OK, Metrics.CONTENT_TYPE, metrics.text());
    }
}
