package org.onhook.http.resource;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.onhook.api.tlib.TEventType;
import org.onhook.http.access.Admission;
import org.onhook.http.answer.Parameters;
import org.onhook.http.answer.Problem;
import org.onhook.http.osgi.PublishedEvents;
import org.onhook.http.stream.EventId;
import org.onhook.http.stream.EventStream;
import org.onhook.http.stream.Filter;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code GET /api/v1/events}: events as they are published, as Server-Sent Events. */
@Component(service = Servlet.class)
@Path(servlet_pattern = "/api/v1/events", servlet_asyncSupported = true)
public final class EventsResource extends Resource {

    private static final long serialVersionUID = 1L;
    private static final String LAST_EVENT_ID = "last-event-id";
    private static final Set<String> PARAMETERS = Set.of("dn", "type", LAST_EVENT_ID);

    private final transient EventStream stream;

    @Activate
    public EventsResource(@Reference PublishedEvents events) {
        super("GET");
        this.stream = events.stream();
    }

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response) throws Problem, IOException {
        Parameters parameters = Parameters.of(request, PARAMETERS);
        Filter filter = new Filter(parameters.dns("dn"), types(parameters));
        Optional<EventId> after = lastEventId(request, parameters);
        response.setContentType("text/event-stream;charset=utf-8");
        if (request.getMethod().equals("HEAD")) {
            return;
        }
        Admission admission = Admission.of(request).orElseThrow();
        if (!stream.takePlace()) {
            response.reset();
            throw new Problem(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "there are as many consumers as there may be")
                    .withHeader("Retry-After", "5");
        }
        AsyncContext async = request.startAsync(request, response);
        async.setTimeout(0);
        stream.open(async, filter, after, admission.lasting());
    }

    private static Set<TEventType> types(Parameters parameters) throws Problem {
        Set<TEventType> types = EnumSet.noneOf(TEventType.class);
        for (String name : parameters.list("type")) {
            types.add(Arrays.stream(TEventType.values())
                    .filter(type -> type.eventName().equals(name) || ("tlib." + type.eventName()).equals(name))
                    .findFirst()
                    .orElseThrow(() -> Problem.parameter(
                            "type",
                            name,
                            Arrays.stream(TEventType.values())
                                    .map(TEventType::eventName)
                                    .collect(Collectors.joining(", ")))));
        }
        return types;
    }

    /** What the browser says when it comes again counts more than what the address said at first. */
    private static Optional<EventId> lastEventId(HttpServletRequest request, Parameters parameters) throws Problem {
        String header = request.getHeader("Last-Event-ID");
        String text = header == null || header.isBlank()
                ? parameters.text(LAST_EVENT_ID).orElse("")
                : header.strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(EventId.parse(text)
                .orElseThrow(() -> Problem.parameter(
                        LAST_EVENT_ID,
                        text,
                        "the id of an event: two numbers with a hyphen, such as 1700000000-6700")));
    }
}
