package org.onhook.http.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onhook.api.call.DeviceId;
import org.onhook.api.call.DeviceKind;
import org.onhook.api.call.ReleasingDeviceReading;
import org.onhook.api.driver.LinkStatus.State;
import org.onhook.api.request.Submission;
import org.onhook.api.request.TError;
import org.onhook.api.request.TRequest;
import org.onhook.api.request.TRequestType;
import org.onhook.api.tlib.TAttribute;
import org.onhook.api.tlib.TEventType;
import org.onhook.api.tracking.CallDirectory.CallView;
import org.onhook.api.tracking.CallDirectory.LinkReading;
import org.onhook.api.tracking.CallInfo;
import org.onhook.api.tracking.CallType;
import org.onhook.api.tracking.PartyInfo;
import org.onhook.api.tracking.PartyRole;
import org.onhook.api.tracking.PartyState;
import org.onhook.http.Call;
import org.onhook.http.Fakes;
import org.onhook.http.Published;
import org.onhook.http.Server;

@Timeout(60)
class ResourcesTest {

    private static final String RELEASE =
            "{\"Request\":\"TReleaseCall\",\"ThisDN\":\"2001\",\"ConnID\":\"006c02462a161006\"}";
    private static final String CALL = "/api/v1/calls/006c02462a161006";

    private Server server;

    @BeforeEach
    void start() throws Exception {
        server = new Server(Map.of());
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void releasesComeNewestFirstAndCanBeChosen() throws Exception {
        server.releases = Optional.of(Fakes.history(List.of(
                Published.release(1, "2001", "1 Local", 1_000_000_000_000L),
                Published.release(2, "2002", "2 Remote", 1_000_000_000_000L),
                Published.release(3, "2001", "3 Unknown", 2_000_000_000_000L),
                Published.release(4, "2003", "1 Local", 3_000_000_000_000L))));
        assertThat(releases("")).containsExactly("4", "3", "2", "1");
        assertThat(releases("?limit=2")).containsExactly("4", "3");
        assertThat(releases("?dn=2001,2002")).containsExactly("3", "2", "1");
        assertThat(releases("?releasing-party=1%20Local")).containsExactly("4", "1");
        assertThat(releases("?releasing-party=1+Local")).containsExactly("4", "1");
        assertThat(releases("?releasing-party=unknown")).containsExactly("3");
        assertThat(releases("?releasing-party=2")).containsExactly("2");
        assertThat(releases("?from=1970-01-12T13:46:41Z&to=1970-02-04T17:20:00Z"))
                .containsExactly("3");
        assertThat(releases("?from=1970-01-12T14:46:40%2B01:00&limit=1000")).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/releases?limit=0, limit, 0, 1 to 1000",
        "/api/v1/releases?limit=many, limit, many, 1 to 1000",
        "/api/v1/releases?from=yesterday, from, yesterday, 2026",
        "/api/v1/releases?releasing-party=me, releasing-party, me, 1 Local",
        "/api/v1/releases?dn=, dn, '', separated by commas",
        "/api/v1/releases?dn=1&dn=2, dn, 2, once",
        "/api/v1/releases?party=1, party, 1, releasing-party",
        "/api/v1/calls?limit=1001, limit, 1001, 1 to 1000",
        "/api/v1/calls/xyz, ConnID, xyz, 16 hexadecimal digits",
        "/api/v1/links?x=1, x, 1, no parameter",
        "/api/v1/events?type=EventNone, type, EventNone, EventReleased",
        "/api/v1/events?last-event-id=5, last-event-id, 5, 1700000000-6700",
        "/api/v1/events?dn=%zz, dn=%zz, dn=%zz, hexadecimal",
        "/metrics?x=%zz, %zz, %zz, hexadecimal",
        "/health?verbose, verbose, '', no parameter"
    })
    void aBadParameterIsNamedWithItsValueAndWhatIsAllowed(String path, String name, String value, String allowed)
            throws Exception {
        String answer = Call.raw(server.port(), "GET " + path + " HTTP/1.1", "Host: 127.0.0.1:" + server.port());
        if (path.contains("%zz")) {
            // A container may refuse this by itself.
            assertThat(answer).startsWith("HTTP/1.1 400");
            return;
        }
        HttpResponse<String> response = Call.get(server.url(path));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = Call.json(response);
        assertThat(problem.path("status").asInt()).isEqualTo(400);
        assertThat(problem.path("parameter").asText()).isEqualTo(name);
        assertThat(problem.path("value").asText()).isEqualTo(value);
        assertThat(problem.path("allowed").asText()).contains(allowed);
        assertThat(problem.path("detail").asText()).isNotEmpty();
    }

    @Test
    void callsInProgressAreShown() throws Exception {
        server.calls = Optional.of(Fakes.directory(List.of(view()), List.of()));
        JsonNode call = Call.json(Call.get(server.url("/api/v1/calls"))).at("/calls/0");
        assertThat(call.path("ConnID").asText()).isEqualTo("006c02462a161006");
        assertThat(call.path("switch").asText()).isEqualTo("osv-1");
        assertThat(call.path("type").asText()).isEqualTo("internal");
        assertThat(call.path("since").asText()).isEqualTo("2023-11-14T22:13:20.000001Z");
        assertThat(call.at("/parties/0/DN").asText()).isEqualTo("2001");
        assertThat(call.at("/parties/0/state").asText()).isEqualTo("connected");
    }

    @Test
    void aCallIsShownWithItsPartiesItsEventsAndWhyEachReleaseWasAttributedSo() throws Exception {
        server.events()
                .write(List.of(
                        Published.callEvent(1, TEventType.CALL_CREATED, Published.CONN_ID),
                        party(2, TEventType.CALL_PARTY_ADDED, "p1", "2001", 0x1000C),
                        party(3, TEventType.CALL_PARTY_ADDED, "p2", "2002", 0x0A),
                        party(4, TEventType.CALL_PARTY_STATE, "p2", "2002", 0x0C)));
        JsonNode going = Call.json(Call.get(server.url(CALL)));
        assertThat(going.path("inProgress").asBoolean()).isTrue();
        assertThat(going.path("complete").asBoolean()).isTrue();
        assertThat(texts(going.path("parties"), "state")).containsExactly("dialing", "connected");

        server.events()
                .write(List.of(
                        Published.release(5, "2001", "1 Local", 5_000_000),
                        party(6, TEventType.CALL_PARTY_DELETED, "p1", "2001", 0),
                        party(7, TEventType.CALL_PARTY_DELETED, "p2", "2002", 0),
                        Published.callEvent(8, TEventType.CALL_DELETED, Published.CONN_ID)));
        JsonNode over = Call.json(Call.get(server.url(CALL)));
        assertThat(over.path("inProgress").asBoolean()).isFalse();
        assertThat(over.path("ended").asText()).isEqualTo("1970-01-01T00:00:08.000000Z");
        assertThat(texts(over.path("parties"), "state")).containsExactly("left", "left");
        assertThat(texts(over.path("events"), "id"))
                .containsExactly(
                        "1700000000-1",
                        "1700000000-2",
                        "1700000000-3",
                        "1700000000-4",
                        "1700000000-5",
                        "1700000000-6",
                        "1700000000-7",
                        "1700000000-8");
        JsonNode release = over.at("/releases/0");
        assertThat(release.path("DN").asText()).isEqualTo("2001");
        assertThat(release.path("ReleasingParty").asText()).isEqualTo("1 Local");
        assertThat(release.path("CtrlParty").asText()).isEqualTo("2001");
        assertThat(release.path("Rule").asText()).isEqualTo("releasing-device");
        assertThat(release.path("Confidence").asText()).isEqualTo("certain");
        assertThat(release.at("/Evidence/0").asText()).isEqualTo("it says so");
    }

    @Test
    void aReleaseByRequestIsShownWithTheReferenceIDOfThat() throws Exception {
        server.events()
                .write(List.of(
                        Published.callEvent(1, TEventType.CALL_CREATED, Published.CONN_ID),
                        Published.releaseByRequest(2, "2001", 77),
                        Published.release(3, "2002", "2 Remote", 3)));
        JsonNode call = Call.json(Call.get(server.url(CALL)));
        assertThat(call.at("/releases/0/Rule").asText()).isEqualTo("confirmed-request");
        assertThat(call.at("/releases/0/ReferenceID").asLong()).isEqualTo(77);
        assertThat(call.at("/releases/1").has("ReferenceID")).isFalse();
    }

    @Test
    void ofACallWhoseBeginningWasNotSeenThePartiesAreThoseThatCallTrackingKnows() throws Exception {
        server.calls = Optional.of(Fakes.directory(List.of(view()), List.of()));
        server.events().write(List.of(party(4, TEventType.CALL_PARTY_STATE, "p2", "2002", 0x0C)));
        JsonNode call = Call.json(Call.get(server.url(CALL)));
        assertThat(call.path("complete").asBoolean()).isFalse();
        assertThat(texts(call.path("parties"), "DN")).containsExactly("2001");
    }

    @Test
    void ofACallWhoseEventsAreGoneTheReleasesThatWereKeptAreShown() throws Exception {
        server.releases = Optional.of(Fakes.history(List.of(Published.release(5, "2001", "1 Local", 5_000_000))));
        JsonNode call = Call.json(Call.get(server.url(CALL)));
        assertThat(call.path("complete").asBoolean()).isFalse();
        assertThat(texts(call.path("releases"), "DN")).containsExactly("2001");
        assertThat(texts(call.path("events"), "id")).containsExactly("1700000000-5");
    }

    @Test
    void aCallThatIsNotKnownIsNotFound() throws Exception {
        assertThat(Call.get(server.url(CALL)).statusCode())
                .as("nobody can know")
                .isEqualTo(503);
        server.calls = Optional.of(Fakes.directory(List.of(), List.of()));
        server.releases = Optional.of(Fakes.history(List.of()));
        assertThat(Call.get(server.url(CALL.replace("1006", "1007"))).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aLinkIsShownWithItsStateCountersAndReading() throws Exception {
        server.links = List.of(Fakes.link("osv-1", "osv", State.UP, 5, 4));
        server.calls = Optional.of(Fakes.directory(List.of(), List.of(reading())));
        JsonNode link = Call.json(Call.get(server.url("/api/v1/links"))).at("/links/0");
        assertThat(link.path("name").asText()).isEqualTo("osv-1");
        assertThat(link.path("switch").asText()).isEqualTo("osv");
        assertThat(link.path("state").asText()).isEqualTo("up");
        assertThat(link.path("since").asText()).isEqualTo("2023-11-14T22:13:20.000000Z");
        assertThat(link.path("detail").asText()).isEqualTo("at 192.0.2.1");
        assertThat(link.path("profile").asText()).isEqualTo("openscape-voice");
        assertThat(link.at("/monitors/wanted").asInt()).isEqualTo(5);
        assertThat(link.at("/monitors/running").asInt()).isEqualTo(4);
        assertThat(link.at("/counters/events").asInt()).isEqualTo(7);
        assertThat(link.at("/releasingDevice/source").asText()).isEqualTo("learned");
        assertThat(link.at("/releasingDevice/possible/0").asText()).isEqualTo("releaser");
        assertThat(link.at("/releasingDevice/contradictions").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/calls", "/api/v1/releases"})
    void whatIsNotThereAtTheMomentIsSaid(String path) throws Exception {
        HttpResponse<String> response = Call.get(server.url(path));
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/links, 'GET, HEAD'",
        "PUT, /api/v1/calls, 'GET, HEAD'",
        "DELETE, /api/v1/events, 'GET, HEAD'",
        "OPTIONS, /health, 'GET, HEAD'",
        "TRACE, /, 'GET, HEAD'",
        "GET, /api/v1/requests, POST",
        "GET, /api/v1/session, 'DELETE, POST'"
    })
    void otherMethodsAreRefused(String method, String path, String allowed) throws Exception {
        String answer = Call.raw(server.port(), method + " " + path + " HTTP/1.1", "Host: 127.0.0.1:" + server.port());
        assertThat(answer).startsWith("HTTP/1.1 405").contains("Allow: " + allowed);
    }

    @Test
    void anUnknownPathIsAProblem() throws Exception {
        for (String path : List.of("/nothing", "/api/v1", "/api/v2/events", "/health/x", "/index.html")) {
            HttpResponse<String> response = Call.get(server.url(path));
            assertThat(response.statusCode()).isEqualTo(404);
            assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        }
    }

    @Test
    void aRequestIsRefusedAsLongAsNobodyTakesIt() throws Exception {
        HttpResponse<String> response = request(RELEASE);
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
        assertThat(Call.json(response).path("detail").asText()).contains("nothing takes requests");
        assertThat(Call.json(response).has("ErrorCode")).isFalse();
    }

    @Test
    void aRequestThatIsTakenIsAnsweredWithItsReferenceID() throws Exception {
        List<TRequest> taken = new ArrayList<>();
        server.requests = Optional.of(Fakes.requests(request -> {
            taken.add(request);
            return new Submission.Accepted(4_294_967_294L);
        }));
        HttpResponse<String> response = request(RELEASE.replace("006c02462a161006", "006C02462A161006"));
        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(response.body()).isEqualTo("{\"ReferenceID\":4294967294}");
        request("{\"Request\":\"TMakeCall\",\"ThisDN\":\"2001\",\"OtherDN\":\"0049 89\"}");
        request("{\"Request\":\"TReconnectCall\",\"ThisDN\":\"2001\",\"ConnID\":\"8000000000000001\","
                + "\"PreviousConnID\":\"0000000000000002\"}");
        request("{\"Request\":\"TAlternateCall\",\"ThisDN\":\"2001\",\"ConnID\":\"0000000000000001\","
                + "\"PreviousConnID\":null}");
        assertThat(taken)
                .containsExactly(
                        TRequest.onCall(TRequestType.RELEASE_CALL, "2001", Published.CONN_ID),
                        new TRequest(TRequestType.MAKE_CALL, "2001", 0, 0, "0049 89"),
                        new TRequest(TRequestType.RECONNECT_CALL, "2001", 0x8000000000000001L, 2, ""),
                        new TRequest(TRequestType.ALTERNATE_CALL, "2001", 1, 0, ""));
    }

    @ParameterizedTest
    @CsvSource({
        "UNKNOWN_ERROR, 422, 50",
        "UNSUPPORTED_OPERATION, 422, 51",
        "INTERNAL, 503, 52",
        "INVALID_ATTRIBUTE, 422, 53",
        "SWITCH_NOT_CONNECTED, 503, 54",
        "INVALID_CONN_ID, 409, 56",
        "TIMEOUT, 503, 57",
        "OUT_OF_SERVICE, 503, 58",
        "NOT_CONFIGURED, 404, 59"
    })
    void aRefusalTellsTheErrorOfTLibrary(TError error, int status, int code) throws Exception {
        server.requests = Optional.of(Fakes.requests(request -> new Submission.Refused(error, "because of that")));
        HttpResponse<String> response = request(RELEASE);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.headers().firstValue("Retry-After").isPresent()).isEqualTo(status == 503);
        assertThat(Call.json(response).path("ErrorCode").asInt()).isEqualTo(code);
        assertThat(Call.json(response).path("detail").asText()).isEqualTo("because of that");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | Request | is missing | TReleaseCall, TClearCall",
                "{'Request':'TSing'} | Request | is refused | TReleaseCall",
                "{'Request':'TReleaseCall'} | ThisDN | is missing | 128 printable",
                "{'Request':'TReleaseCall','ThisDN':2001} | ThisDN | is refused | a text",
                "{'Request':'TReleaseCall','ThisDN':''} | ThisDN | is refused | 1 to 128",
                "{'Request':'TReleaseCall','ThisDN':'2001\\u0007'} | ThisDN | is refused | printable",
                "{'Request':'TReleaseCall','ThisDN':'2001'} | ConnID | is missing | 16 hexadecimal digits",
                "{'Request':'TReleaseCall','ThisDN':'2001','ConnID':'6c02'} | ConnID | is refused | 16 hexadecimal",
                "{'Request':'TReleaseCall','ThisDN':'2001','ConnID':7} | ConnID | is refused | a text",
                "{'Request':'TReleaseCall','ThisDN':'2001','ConnID':'0000000000000000'} | ConnID | is refused | not all",
                "{'Request':'TMakeCall','ThisDN':'2001'} | OtherDN | is missing | printable",
                "{'Request':'TReleaseCall','ThisDN':'1','ConnID':'0000000000000001','OtherDN':'2'} | OtherDN | is refused"
                        + " | Request, ThisDN, ConnID",
                "{'Request':'TReconnectCall','ThisDN':'1','ConnID':'0000000000000001','PreviousConnID':'2'} |"
                        + " PreviousConnID | is refused | 16 hexadecimal"
            })
    void whatIsWrongWithARequestIsNamedWithWhatIsAllowed(String body, String member, String detail, String allowed)
            throws Exception {
        server.requests = Optional.of(Fakes.requests(request -> {
            throw new AssertionError(request);
        }));
        HttpResponse<String> response = request(body.replace('\'', '"'));
        assertThat(response.statusCode()).isEqualTo(400);
        JsonNode problem = Call.json(response);
        assertThat(problem.path("parameter").asText()).isEqualTo(member);
        assertThat(problem.path("detail").asText()).contains(detail);
        assertThat(problem.path("allowed").asText().replace("TMakeCall, TAnswerCall, ", ""))
                .contains(allowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "\"x\"",
                "{} {}",
                "{\"Request\":1}",
                "{}",
                "{\"Request\":\"a\",\"Request\":\"b\"}",
                "{\"a\":123456789012345678901234567890}",
                "{'a':1}",
                "{\"a\":NaN}"
            })
    void aBodyThatIsNoRequestIsRefused(String body) throws Exception {
        assertThat(request(body).statusCode()).isEqualTo(400);
    }

    @Test
    void aDeepBodyIsRefused() throws Exception {
        assertThat(request("{\"a\":" + "[".repeat(10_000)).statusCode()).isEqualTo(400);
    }

    @Test
    void onlyJsonIsTaken() throws Exception {
        for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "application/jsonp")) {
            HttpResponse<String> response =
                    Call.post(server.url("/api/v1/requests"), "{\"Request\":\"TReleaseCall\"}", "Content-Type", type);
            assertThat(response.statusCode()).as(type).isEqualTo(415);
            assertThat(response.headers().firstValue("Connection"))
                    .as("what was not read cannot be skipped")
                    .hasValue("close");
        }
        assertThat(Call.post(server.url("/api/v1/requests"), "{}").statusCode()).isEqualTo(415);
    }

    @Test
    void aLargeBodyIsRefusedWhetherItSaysSoOrNot() throws Exception {
        String large = "{\"Request\":\"" + "x".repeat(70_000) + "\"}";
        assertThat(request(large).statusCode()).isEqualTo(413);
        List<String> chunked = new ArrayList<>(List.of(
                "POST /api/v1/requests HTTP/1.1",
                "Host: 127.0.0.1:" + server.port(),
                "Content-Type: application/json",
                "Transfer-Encoding: chunked",
                "Connection: close",
                "",
                "11180",
                "x".repeat(0x11180),
                "0"));
        assertThat(Call.raw(server.port(), chunked.toArray(new String[0]))).startsWith("HTTP/1.1 413");
    }

    @Test
    void noAnswerHasAStackTrace() throws Exception {
        server.calls = Optional.of(Fakes.directory(null, List.of()));
        HttpResponse<String> response = Call.get(server.url("/api/v1/calls"));
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.body()).doesNotContain("Exception").doesNotContain("at org.");
    }

    @Test
    void headIsAnsweredWithoutABody() throws Exception {
        for (String path : List.of("/", "/api/v1/links", "/api/v1/events", "/metrics")) {
            String answer = Call.raw(server.port(), "HEAD " + path + " HTTP/1.1", "Host: 127.0.0.1:" + server.port());
            assertThat(answer).startsWith("HTTP/1.1 200").endsWith("\r\n\r\n");
        }
        assertThat(server.events().stream().status().opened()).isZero();
    }

    private HttpResponse<String> request(String body) throws Exception {
        return Call.post(server.url("/api/v1/requests"), body, "Content-Type", "application/json; charset=utf-8");
    }

    private List<String> releases(String query) throws Exception {
        HttpResponse<String> response = Call.get(server.url("/api/v1/releases" + query));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return texts(Call.json(response).path("releases"), "id").stream()
                .map(id -> id.substring(id.indexOf('-') + 1))
                .toList();
    }

    private static List<String> texts(JsonNode array, String member) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.path(member).asText()));
        return texts;
    }

    private static org.onhook.api.sink.PublishedEvent party(
            long number, TEventType type, String uuid, String dn, long state) {
        return Published.callEvent(
                number,
                type,
                Published.CONN_ID,
                new TAttribute.Text("PartyUUID", uuid),
                new TAttribute.Text("DN", dn),
                new TAttribute.Number("PartyState", state));
    }

    static LinkReading reading() {
        return new LinkReading("osv-1", "osv", List.of(ReleasingDeviceReading.RELEASER), false, 2);
    }

    static CallView view() {
        DeviceId device = new DeviceId.Identified("2001", "2001", DeviceKind.NUMBER);
        CallInfo call = new CallInfo(Published.CONN_ID, "4711", CallType.INTERNAL, device, device, 0);
        PartyInfo party = new PartyInfo(1, "2001", true, true, false, PartyRole.ORIGINATION, PartyState.CONNECTED);
        return new CallView("osv-1", call, 1_700_000_000_000_001L, List.of(party));
    }
}
