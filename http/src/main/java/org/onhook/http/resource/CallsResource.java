package org.onhook.http.resource;

import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.onhook.api.tracking.CallDirectory;
import org.onhook.api.tracking.CallDirectory.CallView;
import org.onhook.api.tracking.PartyInfo;
import org.onhook.http.answer.Answers;
import org.onhook.http.answer.Json;
import org.onhook.http.answer.Parameters;
import org.onhook.http.answer.Problem;
import org.onhook.http.operations.ConnectorServices;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code GET /api/v1/calls}: the calls in progress, oldest first. */
@Component(service = Servlet.class)
@Path(servlet_pattern = "/api/v1/calls")
public final class CallsResource extends Resource {

    private static final long serialVersionUID = 1L;
    private static final int MOST = 1000;
    private static final int USUAL = 100;

    private final transient ConnectorServices services;

    @Activate
    public CallsResource(@Reference ConnectorServices services) {
        super("GET");
        this.services = services;
    }

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response) throws Problem, IOException {
        int limit = Parameters.of(request, Set.of("limit")).number("limit", USUAL, 1, MOST);
        CallDirectory directory = services.calls().orElseThrow(() -> away("nothing follows calls"));
        List<CallView> calls = directory.calls(limit);
        Answers.json(response, json -> {
            json.writeArrayFieldStart("calls");
            for (CallView call : calls) {
                json.writeStartObject();
                write(json, call);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    /** A part of the connector is not there at the moment. */
    static Problem away(String what) {
        return new Problem(HttpServletResponse.SC_SERVICE_UNAVAILABLE, what + ", at the moment")
                .withHeader("Retry-After", "1");
    }

    private static void write(JsonGenerator json, CallView view) throws IOException {
        json.writeStringField("ConnID", HexFormat.of().toHexDigits(view.call().ref()));
        json.writeStringField("switch", view.switchName());
        Json.text(json, "SwitchCallID", view.call().switchCallId());
        json.writeStringField("type", view.call().type().name().toLowerCase(Locale.ROOT));
        Json.time(json, "since", view.since());
        writeParties(json, view.parties());
    }

    /** The parties that call tracking knows. */
    static void writeParties(JsonGenerator json, List<PartyInfo> parties) throws IOException {
        json.writeArrayFieldStart("parties");
        for (PartyInfo party : parties) {
            json.writeStartObject();
            Json.text(json, "DN", party.device());
            json.writeStringField("state", party.state().name().toLowerCase(Locale.ROOT));
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
