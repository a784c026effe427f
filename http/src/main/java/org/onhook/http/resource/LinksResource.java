package org.onhook.http.resource;

import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.onhook.api.call.ReleasingDeviceReading;
import org.onhook.api.driver.LinkStatus;
import org.onhook.api.driver.SwitchLink;
import org.onhook.api.tracking.CallDirectory;
import org.onhook.api.tracking.CallDirectory.LinkReading;
import org.onhook.http.answer.Answers;
import org.onhook.http.answer.Json;
import org.onhook.http.answer.Parameters;
import org.onhook.http.answer.Problem;
import org.onhook.http.operations.ConnectorServices;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code GET /api/v1/links}: the links, how they are, and how {@code releasingDevice} is read on each. */
@Component(service = Servlet.class)
@Path(servlet_pattern = "/api/v1/links")
public final class LinksResource extends Resource {

    private static final long serialVersionUID = 1L;

    private final transient ConnectorServices services;

    @Activate
    public LinksResource(@Reference ConnectorServices services) {
        super("GET");
        this.services = services;
    }

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response) throws Problem, IOException {
        Parameters.of(request, Set.of());
        List<LinkReading> readings =
                services.calls().map(CallDirectory::readings).orElse(List.of());
        Answers.json(response, json -> {
            json.writeArrayFieldStart("links");
            for (SwitchLink link : services.links()) {
                write(json, link, readings);
            }
            json.writeEndArray();
        });
    }

    private static void write(JsonGenerator json, SwitchLink link, List<LinkReading> readings) throws IOException {
        LinkStatus status = link.status();
        json.writeStartObject();
        json.writeStringField("name", link.name());
        json.writeStringField("switch", link.switchName());
        json.writeStringField("state", word(status.state()));
        Json.time(json, "since", status.since());
        Json.text(json, "detail", status.detail());
        Json.text(json, "profile", status.profile());
        json.writeObjectFieldStart("monitors");
        json.writeNumberField("wanted", status.monitorsWanted());
        json.writeNumberField("running", status.monitorsRunning());
        json.writeEndObject();
        json.writeObjectFieldStart("counters");
        for (Map.Entry<String, Long> counter : status.counters().entrySet()) {
            json.writeNumberField(counter.getKey(), counter.getValue());
        }
        json.writeEndObject();
        Optional<LinkReading> reading = readings.stream()
                .filter(each -> each.link().equals(link.name()))
                .findFirst();
        if (reading.isPresent()) {
            write(json, reading.get());
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, LinkReading reading) throws IOException {
        json.writeObjectFieldStart("releasingDevice");
        String learned = reading.possible().size() == 1 ? "learned" : "open";
        json.writeStringField("source", reading.configured() ? "configured" : learned);
        json.writeArrayFieldStart("possible");
        for (ReleasingDeviceReading possible : reading.possible()) {
            json.writeString(word(possible));
        }
        json.writeEndArray();
        json.writeNumberField("contradictions", reading.contradictions());
        json.writeEndObject();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
