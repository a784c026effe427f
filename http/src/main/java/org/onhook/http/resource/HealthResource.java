package org.onhook.http.resource;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.onhook.http.answer.Answers;
import org.onhook.http.answer.Json;
import org.onhook.http.answer.Parameters;
import org.onhook.http.answer.Problem;
import org.onhook.http.operations.Check;
import org.onhook.http.operations.ConnectorServices;
import org.onhook.http.operations.Health;
import org.onhook.http.operations.Status;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code GET /health}: how well the connector is, and why; 503 if something does not do what it is there for. */
@Component(service = Servlet.class)
@Path(servlet_pattern = "/health")
public final class HealthResource extends Resource {

    private static final long serialVersionUID = 1L;

    private final transient Health health;

    @Activate
    public HealthResource(@Reference ConnectorServices services) {
        super("GET");
        this.health = new Health(services);
    }

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response) throws Problem, IOException {
        Parameters.of(request, Set.of());
        List<Check> checks = health.checks();
        Status overall = Health.overall(checks);
        int status =
                overall == Status.CRITICAL ? HttpServletResponse.SC_SERVICE_UNAVAILABLE : HttpServletResponse.SC_OK;
        byte[] body = Json.object(json -> {
            json.writeStringField("status", overall.word());
            json.writeArrayFieldStart("checks");
            for (Check check : checks) {
                json.writeStartObject();
                json.writeStringField("kind", check.kind());
                Json.text(json, "name", check.name());
                json.writeStringField("status", check.status().word());
                json.writeStringField("cause", check.cause());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
        Answers.send(response, status, Answers.JSON, body);
    }
}
