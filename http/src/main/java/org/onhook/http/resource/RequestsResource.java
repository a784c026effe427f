package org.onhook.http.resource;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.onhook.api.request.RequestService;
import org.onhook.api.request.Submission;
import org.onhook.api.request.TError;
import org.onhook.api.request.TRequest;
import org.onhook.http.answer.Answers;
import org.onhook.http.answer.Body;
import org.onhook.http.answer.Parameters;
import org.onhook.http.answer.Problem;
import org.onhook.http.operations.ConnectorServices;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * {@code POST /api/v1/requests}: takes the request of a client. The answer is its {@code ReferenceID}, or at once why it is
 * refused; the outcome comes as an event.
 */
@Component(service = Servlet.class)
@Path(servlet_pattern = "/api/v1/requests")
public final class RequestsResource extends Resource {

    private static final long serialVersionUID = 1L;
    private static final int UNPROCESSABLE = 422;

    private final transient ConnectorServices services;

    @Activate
    public RequestsResource(@Reference ConnectorServices services) {
        super("POST");
        this.services = services;
    }

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response) throws Problem, IOException {
        Parameters.of(request, Set.of());
        TRequest wanted = RequestBody.parse(Body.readJson(request));
        RequestService service = services.requests().orElseThrow(() -> CallsResource.away("nothing takes requests"));
        Submission submission = service.submit(wanted);
        if (submission instanceof Submission.Refused refused) {
            throw problem(refused);
        }
        long referenceId = ((Submission.Accepted) submission).referenceId();
        Answers.json(
                response, HttpServletResponse.SC_ACCEPTED, json -> json.writeNumberField("ReferenceID", referenceId));
    }

    private static Problem problem(Submission.Refused refused) {
        int status = statusOf(refused.error());
        Problem problem = new Problem(status, refused.text())
                .with("ErrorCode", refused.error().code());
        return status == HttpServletResponse.SC_SERVICE_UNAVAILABLE ? problem.withHeader("Retry-After", "1") : problem;
    }

    /** What the same request may come to later decides: 404 until it is configured, 409 in another state of the calls. */
    private static int statusOf(TError error) {
        return switch (error) {
            case NOT_CONFIGURED -> HttpServletResponse.SC_NOT_FOUND;
            case INVALID_CONN_ID -> HttpServletResponse.SC_CONFLICT;
            case UNSUPPORTED_OPERATION, INVALID_ATTRIBUTE, UNKNOWN_ERROR -> UNPROCESSABLE;
            case SWITCH_NOT_CONNECTED, OUT_OF_SERVICE, TIMEOUT, INTERNAL -> HttpServletResponse.SC_SERVICE_UNAVAILABLE;
        };
    }
}
