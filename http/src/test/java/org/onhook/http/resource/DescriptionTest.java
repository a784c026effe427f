package org.onhook.http.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.onhook.api.driver.LinkStatus.State;
import org.onhook.api.request.Submission;
import org.onhook.api.request.TError;
import org.onhook.api.request.TRequestType;
import org.onhook.api.tlib.DeliveryStatus.OutboxView;
import org.onhook.http.Call;
import org.onhook.http.Fakes;
import org.onhook.http.Server;

/** Holds the description against the running interface: everything that it says is so. */
@Timeout(120)
class DescriptionTest {

    private static final String JSON = "application/json";
    private static final Map<String, String> TOKEN = Map.of("token", "s3cret");
    private static final Map<String, String> NONE = Map.of();

    private Description description;
    private Server server;

    /** A request, and the status that it gets under a configuration. */
    private record Example(
            String method,
            String path,
            int status,
            Map<String, String> configuration,
            String body,
            String... headers) {}

    @BeforeEach
    void start() throws Exception {
        description = new Description();
        server = new Server(NONE);
        present();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void everyStatusThatIsDescribedIsAnsweredInTheShapeThatIsDescribed() throws Exception {
        Map<String, Example> examples = new LinkedHashMap<>();
        for (Example example : examples()) {
            examples.put(example.method() + " " + pattern(example.path()) + " " + example.status(), example);
        }
        TreeSet<String> described = new TreeSet<>();
        description.document().path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(operation -> operation
                        .getValue()
                        .path("responses")
                        .fieldNames()
                        .forEachRemaining(status ->
                                described.add(operation.getKey().toUpperCase() + " " + path.getKey() + " " + status))));
        assertThat(examples.keySet()).containsExactlyInAnyOrderElementsOf(described);
        for (Map.Entry<String, Example> example : examples.entrySet()) {
            answersAsDescribed(example.getKey(), example.getValue());
        }
    }

    @Test
    void theDescriptionOfTheStreamRefersToWhatThereIs() throws Exception {
        JsonNode stream = Description.file("asyncapi.json");
        assertThat(description
                        .document()
                        .path("paths")
                        .has(stream.at("/channels/events/address").asText()))
                .isTrue();
        List<String> references = new ArrayList<>();
        stream.findValues("$ref").forEach(reference -> references.add(reference.asText()));
        assertThat(references).hasSizeGreaterThan(5).allSatisfy(reference -> {
            JsonNode document = reference.startsWith("openapi.json#") ? description.document() : stream;
            assertThat(document.at(reference.substring(reference.indexOf('#') + 1))
                            .isObject())
                    .as(reference)
                    .isTrue();
        });
    }

    @Test
    void everyRequestIsDescribedWithTheMembersThatTheServerWants() throws Exception {
        for (TRequestType type : TRequestType.values()) {
            ObjectNode body = Description.JSON
                    .createObjectNode()
                    .put("Request", type.requestName())
                    .put("ThisDN", "2001");
            if (type.isOnCall()) {
                body.put("ConnID", "006c02462a161006");
            }
            if (type.isOnTwoCalls()) {
                body.put("PreviousConnID", "006c02462a161007");
            }
            if (type.namesOther()) {
                body.put("OtherDN", "2002");
            }
            isTakenAsDescribed(202, body);
            isTakenAsDescribed(400, body.deepCopy().put("Surprise", "1"));
            isTakenAsDescribed(400, body.deepCopy().put("ThisDN", ""));
            for (String needed : List.of("Request", "ThisDN", "ConnID", "OtherDN")) {
                if (body.has(needed)) {
                    isTakenAsDescribed(400, body.deepCopy().without(List.of(needed)));
                } else {
                    isTakenAsDescribed(400, body.deepCopy().put(needed, "006c02462a161006"));
                }
            }
        }
    }

    private void isTakenAsDescribed(int status, JsonNode body) throws Exception {
        HttpResponse<String> response =
                Call.post(server.url("/api/v1/requests"), body.toString(), "Content-Type", JSON);
        assertThat(response.statusCode()).as(body + ": " + response.body()).isEqualTo(status);
        if (status == 202) {
            assertThat(description.faults("Request", body)).as(body.toString()).isEmpty();
        } else {
            assertThat(description.faults("Request", body)).as(body.toString()).isNotEmpty();
        }
    }

    private void answersAsDescribed(String name, Example example) throws Exception {
        server.configure(example.configuration());
        if (example.status() == 503) {
            away();
        } else {
            present();
        }
        int status;
        String type;
        String body;
        if (example.status() == 421) {
            String answer = Call.raw(server.port(), example.method() + " " + example.path() + " HTTP/1.1", "Host: x");
            status = Integer.parseInt(answer.substring(9, 12));
            type = answer.contains("Content-Type: application/problem+json") ? "application/problem+json" : "";
            body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
        } else if (example.path().equals("/api/v1/events") && example.status() == 200) {
            HttpResponse<String> head = Call.send("HEAD", server.url(example.path()), "", example.headers());
            status = head.statusCode();
            type = head.headers().firstValue("Content-Type").orElse("");
            body = "";
        } else {
            HttpResponse<String> response =
                    Call.send(example.method(), server.url(example.path()), example.body(), example.headers());
            status = response.statusCode();
            type = response.headers().firstValue("Content-Type").orElse("");
            body = response.body();
        }
        assertThat(status).as(name + ": " + body).isEqualTo(example.status());
        JsonNode response = description.resolved(description
                .document()
                .path("paths")
                .path(pattern(example.path()))
                .path(example.method().toLowerCase())
                .path("responses")
                .path(String.valueOf(status)));
        JsonNode content = response.path("content");
        if (content.isMissingNode()) {
            assertThat(body).as(name).isEmpty();
            return;
        }
        String described = content.fieldNames().next();
        assertThat(type).as(name).startsWith(described);
        if (described.endsWith("json")) {
            assertThat(description.faults(content.path(described).path("schema"), Description.JSON.readTree(body)))
                    .as(name + ": " + body)
                    .isEmpty();
        }
    }

    private static List<Example> examples() {
        List<Example> examples = new ArrayList<>();
        for (String path : List.of(
                "/",
                "/api/v1/events",
                "/api/v1/calls",
                "/api/v1/calls/006c02462a161006",
                "/api/v1/releases",
                "/api/v1/links",
                "/api/v1/openapi.json",
                "/api/v1/asyncapi.json",
                "/health",
                "/metrics")) {
            examples.add(new Example("GET", path, 200, NONE, ""));
            examples.addAll(refusals("GET", path, "", NONE));
            if (!path.equals("/health")) {
                examples.add(new Example("GET", path, 401, TOKEN, ""));
            }
            if (!path.equals("/")) {
                examples.add(new Example("GET", path + "?nothing=1", 400, NONE, ""));
            }
        }
        for (String path : List.of("/api/v1/calls", "/api/v1/calls/006c02462a161006", "/api/v1/releases", "/health")) {
            examples.add(new Example("GET", path, 503, NONE, ""));
        }
        examples.add(new Example("GET", "/api/v1/events", 503, NONE, ""));
        examples.add(new Example("GET", "/api/v1/calls/0000000000000000", 404, NONE, ""));

        String request = release("2001");
        examples.add(new Example("POST", "/api/v1/requests", 202, NONE, request, "Content-Type", JSON));
        for (int refused : List.of(404, 409, 422)) {
            examples.add(new Example(
                    "POST", "/api/v1/requests", refused, NONE, release(String.valueOf(refused)), "Content-Type", JSON));
        }
        examples.add(new Example("POST", "/api/v1/requests", 503, NONE, request, "Content-Type", JSON));
        examples.add(new Example("POST", "/api/v1/requests", 401, TOKEN, request, "Content-Type", JSON));
        examples.addAll(bodies("/api/v1/requests"));
        examples.addAll(refusals("POST", "/api/v1/requests", request, NONE));

        String token = "{\"token\":\"s3cret\"}";
        examples.add(new Example("POST", "/api/v1/session", 204, TOKEN, token, "Content-Type", JSON));
        examples.add(new Example(
                "POST",
                "/api/v1/session",
                303,
                TOKEN,
                "token=s3cret",
                "Content-Type",
                "application/x-www-form-urlencoded"));
        examples.add(new Example("POST", "/api/v1/session", 401, TOKEN, "{}", "Content-Type", JSON));
        examples.addAll(bodies("/api/v1/session"));
        examples.addAll(refusals("POST", "/api/v1/session", token, TOKEN));
        examples.add(new Example("DELETE", "/api/v1/session", 204, TOKEN, ""));
        examples.add(new Example("DELETE", "/api/v1/session?x=1", 400, TOKEN, ""));
        examples.addAll(refusals("DELETE", "/api/v1/session", "", TOKEN));
        return examples;
    }

    private static String release(String thisDn) {
        return "{\"Request\":\"TReleaseCall\",\"ThisDN\":\"" + thisDn + "\",\"ConnID\":\"006c02462a161006\"}";
    }

    private static List<Example> refusals(String method, String path, String body, Map<String, String> configuration) {
        return List.of(
                new Example(method, path, 403, configuration, body, "Origin", "http://evil.example.com"),
                new Example(method, path, 421, configuration, body));
    }

    private static List<Example> bodies(String path) {
        return List.of(
                new Example("POST", path, 400, NONE, "{", "Content-Type", JSON),
                new Example("POST", path, 413, NONE, "x".repeat(70_000), "Content-Type", JSON),
                new Example("POST", path, 415, NONE, "{}", "Content-Type", "text/plain"));
    }

    private static String pattern(String path) {
        return path.replaceFirst("\\?.*", "").replaceFirst("/calls/[0-9a-f]{16}", "/calls/{ConnID}");
    }

    private void present() throws Exception {
        server.links = List.of(Fakes.link("osv-1", "osv", State.UP, 5, 5));
        server.calls = Optional.of(Fakes.directory(List.of(ResourcesTest.view()), List.of(ResourcesTest.reading())));
        server.delivery = Optional.of(Fakes.delivery(new OutboxView(0, 0, 1_000_000, 0)));
        server.releases = Optional.of(Fakes.history(List.of()));
        server.requests = Optional.of(Fakes.requests(request -> switch (request.thisDn()) {
            case "404" -> new Submission.Refused(TError.NOT_CONFIGURED, "no link monitors it");
            case "409" -> new Submission.Refused(TError.INVALID_CONN_ID, "there is no such call");
            case "422" -> new Submission.Refused(TError.UNSUPPORTED_OPERATION, "the link cannot carry it");
            default -> new Submission.Accepted(77);
        }));
    }

    private void away() {
        server.calls = Optional.empty();
        server.releases = Optional.empty();
        server.delivery = Optional.empty();
        server.requests = Optional.empty();
        server.fill();
    }
}
