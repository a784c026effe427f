package org.onhook.http.resource;

import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.onhook.api.tlib.TEventType;
import org.onhook.api.tracking.CallDirectory.CallView;
import org.onhook.http.answer.Answers;
import org.onhook.http.answer.Json;
import org.onhook.http.answer.Parameters;
import org.onhook.http.answer.Problem;
import org.onhook.http.calls.CallLog;
import org.onhook.http.calls.CallRecord;
import org.onhook.http.calls.CallStory;
import org.onhook.http.calls.Party;
import org.onhook.http.event.EventJson;
import org.onhook.http.operations.ConnectorServices;
import org.onhook.http.osgi.PublishedEvents;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * {@code GET /api/v1/calls/{ConnID}}: one call, in progress or lately ended, with its parties, its events, and why each
 * release was attributed so.
 */
@Component(service = Servlet.class)
@Path(servlet_pattern = "/api/v1/calls/*")
public final class CallResource extends Resource {

    private static final long serialVersionUID = 1L;

    private final transient ConnectorServices services;
    private final transient CallLog log;

    @Activate
    public CallResource(@Reference ConnectorServices services, @Reference PublishedEvents events) {
        super("GET");
        this.services = services;
        this.log = events.calls();
    }

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response) throws Problem, IOException {
        Parameters.of(request, Set.of());
        String path = request.getPathInfo();
        String text = path == null ? "" : path.substring(1).toLowerCase(Locale.ROOT);
        if (!text.matches("[0-9a-f]{16}")) {
            throw Problem.parameter("ConnID", text, "16 hexadecimal digits");
        }
        long connId = HexFormat.fromHexDigitsToLong(text);
        Optional<CallRecord> record = log.find(connId);
        boolean settled = record.isPresent()
                && (record.get().complete() || record.get().ended().isPresent());
        Optional<CallView> view = settled ? Optional.empty() : view(connId);
        List<byte[]> kept = record.isPresent() ? List.of() : kept(connId);
        if (record.isEmpty() && view.isEmpty() && kept.isEmpty()) {
            if (services.calls().isEmpty() || services.releases().isEmpty()) {
                throw CallsResource.away("the call is not known, and what may know it is not there");
            }
            throw new Problem(
                            HttpServletResponse.SC_NOT_FOUND,
                            "there is no such call in progress, and none that ended lately")
                    .with("parameter", "ConnID")
                    .withValue(text);
        }
        List<byte[]> events = record.map(CallRecord::events).orElse(kept);
        CallStory story = CallStory.of(connId, events);
        Answers.json(response, json -> {
            json.writeStringField("ConnID", text);
            if (record.isPresent()) {
                write(json, record.get(), story, view);
            } else {
                write(json, story.releases(), view);
            }
            writeReleases(json, story.releases());
            json.writeArrayFieldStart("events");
            for (byte[] event : events) {
                Json.raw(json, event);
            }
            json.writeEndArray();
        });
    }

    private Optional<CallView> view(long connId) {
        return services.calls().map(calls -> calls.calls(Integer.MAX_VALUE)).orElse(List.of()).stream()
                .filter(call -> call.call().ref() == connId)
                .findFirst();
    }

    private List<byte[]> kept(long connId) {
        return services.releases().map(history -> history.ofCall(connId)).orElse(List.of());
    }

    private static void write(JsonGenerator json, CallRecord record, CallStory story, Optional<CallView> view)
            throws IOException {
        json.writeStringField("CallUUID", record.callUuid());
        json.writeStringField("switch", record.switchName());
        Json.text(json, "SwitchCallID", story.switchCallId());
        json.writeBooleanField("inProgress", record.ended().isEmpty());
        Json.time(json, "since", record.since());
        if (record.ended().isPresent()) {
            Json.time(json, "ended", record.ended().getAsLong());
        }
        json.writeBooleanField("complete", record.complete());
        json.writeNumberField("omittedEvents", record.omitted());
        if (view.isPresent()) {
            CallsResource.writeParties(json, view.get().parties());
        } else {
            writeParties(json, story.parties());
        }
    }

    /** A call of which this bundle has seen nothing: what others have kept of it. */
    private static void write(JsonGenerator json, List<EventJson> kept, Optional<CallView> view) throws IOException {
        boolean over = kept.stream().anyMatch(event -> event.is(TEventType.CALL_DELETED));
        String switchName =
                view.map(CallView::switchName).orElseGet(() -> kept.get(0).switchName());
        json.writeStringField("switch", switchName);
        json.writeBooleanField("inProgress", !over);
        if (view.isPresent()) {
            Json.text(json, "SwitchCallID", view.get().call().switchCallId());
            Json.time(json, "since", view.get().since());
        }
        json.writeBooleanField("complete", false);
        CallsResource.writeParties(json, view.map(CallView::parties).orElse(List.of()));
    }

    private static void writeParties(JsonGenerator json, List<Party> parties) throws IOException {
        json.writeArrayFieldStart("parties");
        for (Party party : parties) {
            json.writeStartObject();
            Json.text(json, "DN", party.dn());
            json.writeStringField("state", party.left().isPresent() ? "left" : party.state());
            if (party.left().isPresent()) {
                json.writeStringField("left", party.left().get());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeReleases(JsonGenerator json, List<EventJson> releases) throws IOException {
        json.writeArrayFieldStart("releases");
        for (EventJson release : releases) {
            write(json, release);
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, EventJson release) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", release.id());
        json.writeStringField("Event", release.name());
        Json.text(json, "DN", release.dn());
        Json.text(json, "ReleasingParty", release.releasingParty());
        Json.text(json, "CtrlParty", release.attribution("Initiator"));
        OptionalLong referenceId = release.number("ReferenceID");
        if (referenceId.isPresent()) {
            json.writeNumberField("ReferenceID", referenceId.getAsLong());
        }
        Json.text(json, "Rule", release.attribution("Rule"));
        Json.text(json, "Confidence", release.attribution("Confidence"));
        json.writeArrayFieldStart("Evidence");
        for (String observation : release.evidence()) {
            json.writeString(observation);
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
