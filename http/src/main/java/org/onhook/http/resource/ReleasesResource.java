package org.onhook.http.resource;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.onhook.api.release.ReleasingParty;
import org.onhook.api.tlib.ReleaseHistory;
import org.onhook.http.answer.Answers;
import org.onhook.http.answer.Json;
import org.onhook.http.answer.Parameters;
import org.onhook.http.answer.Problem;
import org.onhook.http.event.EventJson;
import org.onhook.http.operations.ConnectorServices;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code GET /api/v1/releases}: the latest releases as they were reported to DNs, newest first. */
@Component(service = Servlet.class)
@Path(servlet_pattern = "/api/v1/releases")
public final class ReleasesResource extends Resource {

    private static final long serialVersionUID = 1L;
    private static final Set<String> PARAMETERS = Set.of("from", "to", "dn", "releasing-party", "limit");
    private static final int MOST = 1000;
    private static final int USUAL = 100;

    private final transient ConnectorServices services;

    @Activate
    public ReleasesResource(@Reference ConnectorServices services) {
        super("GET");
        this.services = services;
    }

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response) throws Problem, IOException {
        Parameters parameters = Parameters.of(request, PARAMETERS);
        long from = parameters.time("from").orElse(Long.MIN_VALUE);
        long to = parameters.time("to").orElse(Long.MAX_VALUE);
        Set<String> dns = parameters.dns("dn");
        Optional<ReleasingParty> party = releasingParty(parameters);
        int limit = parameters.number("limit", USUAL, 1, MOST);
        ReleaseHistory history = services.releases().orElseThrow(() -> CallsResource.away("nothing publishes events"));
        Predicate<EventJson> wanted = event -> event.micros() >= from
                && event.micros() < to
                && (dns.isEmpty() || dns.contains(event.dn()))
                && (party.isEmpty() || party.get().text().equals(event.releasingParty()));
        List<byte[]> releases = history.latest()
                .filter(release -> wanted.test(EventJson.of(release)))
                .limit(limit)
                .toList();
        Answers.json(response, json -> {
            json.writeArrayFieldStart("releases");
            for (byte[] release : releases) {
                Json.raw(json, release);
            }
            json.writeEndArray();
        });
    }

    /** It may be given as it is reported, or by its number or word alone. */
    private static Optional<ReleasingParty> releasingParty(Parameters parameters) throws Problem {
        Optional<String> text = parameters.text("releasing-party");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String asked = text.get().toLowerCase(Locale.ROOT);
        Optional<ReleasingParty> found = Arrays.stream(ReleasingParty.values())
                .filter(party -> {
                    String whole = party.text().toLowerCase(Locale.ROOT);
                    return whole.equals(asked) || List.of(whole.split(" ")).contains(asked);
                })
                .findFirst();
        if (found.isEmpty()) {
            throw Problem.parameter(
                    "releasing-party", text.get(), "1 Local, 2 Remote, 3 Unknown, or the number or the word alone");
        }
        return found;
    }
}
