package org.onhook.it.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onhook.api.request.TRequest;
import org.onhook.api.request.TRequestType;
import org.onhook.simulator.truth.Invariants;

/**
 * Releases by request (attribution.md, stories 18 and 19) in a call that an Asterisk 22 really reported, 101 with 102, whose end is
 * told in each order that requests and hang-ups may take. In its recording an action hangs 101 up: Asterisk answers first, then
 * reports that the channel leaves the bridge, then the other one, and then their ends; nothing tells of a request to hang up.
 */
@Timeout(120)
class RequestedReleasesTest {

    private static final String END = "\r\n";
    private static final String SUCCESS = packet("Response: Success", "ActionID: " + ReplayedAsterisk.ACTION_ID);
    private static final String REFUSED =
            packet("Response: Error", "ActionID: " + ReplayedAsterisk.ACTION_ID, "Message: No such channel");

    private final ObjectMapper json = new ObjectMapper();

    @TempDir
    Path home;

    private String talking;
    private String ringing;
    private String recordedEnd;
    private List<JsonNode> events;

    /** What is told of how the call ended. */
    private record Told(JsonNode own, JsonNode other) {}

    @BeforeEach
    void cutTheRecording() throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/asterisk/38_ami_hangup_caller.ami")) {
            String whole = new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("\r?\n", END);
            int answer = whole.indexOf(packet("Response: Success", "ActionID: a2", "Message: Channel Hungup"));
            int after = whole.indexOf(END + END, answer) + 4;
            int answered = whole.indexOf("Event: Newstate", whole.indexOf("Event: DialBegin"));
            int up = whole.indexOf("ChannelState: 6", answered);
            talking = whole.substring(0, answer);
            ringing = whole.substring(0, whole.lastIndexOf("Event: ", up));
            recordedEnd = whole.substring(after);
        }
    }

    @ParameterizedTest
    @CsvSource({"RELEASE_CALL", "CLEAR_CALL"})
    void asItWasRecordedTheOneOnWhoseBehalfItWasIsTheReleaser(TRequestType type) throws Exception {
        Told told = end(type, "101", talking, SUCCESS + recordedEnd);
        assertByRequest(told);
        assertThat(told.own().path("ReferenceID").isIntegralNumber()).isTrue();
        assertCallDeletedBy("101");
    }

    @ParameterizedTest
    @CsvSource({"RELEASE_CALL, 101", "RELEASE_CALL, 102", "CLEAR_CALL, 101", "CLEAR_CALL, 102"})
    void whoeverOfBothWantsIt(TRequestType type, String dn) throws Exception {
        Told told = end(type, dn, talking, SUCCESS + leaves(dn) + leaves(other(dn)) + ends(dn) + ends(other(dn)));
        assertByRequest(told);
        assertCallDeletedBy(dn);
        if (type == TRequestType.CLEAR_CALL) {
            assertThat(told.other().at("/Attribution/Rule").asText()).isEqualTo("confirmed-request");
        }
    }

    @ParameterizedTest
    @CsvSource({"RELEASE_CALL, 101", "RELEASE_CALL, 102", "CLEAR_CALL, 101"})
    void whoeverEndsFirst(TRequestType type, String dn) throws Exception {
        assertByRequest(end(type, dn, talking, SUCCESS + leaves(dn) + leaves(other(dn)) + ends(other(dn)) + ends(dn)));
    }

    /** Asterisk does not do that, as far as is known: one thread of it writes both, the answer first. */
    @ParameterizedTest
    @CsvSource({"RELEASE_CALL, 101", "RELEASE_CALL, 102", "CLEAR_CALL, 101"})
    void anAnswerAfterTheEventsIsWaitedFor(TRequestType type, String dn) throws Exception {
        String leave = leaves(dn) + leaves(other(dn));
        for (String script :
                List.of(leave + ends(dn) + ends(other(dn)) + SUCCESS, leave + SUCCESS + ends(dn) + ends(other(dn)))) {
            Told told = end(type, dn, talking, script);
            assertThat(party(told.own())).isEqualTo("1 Local");
            assertThat(told.own().at("/Attribution/Rule").asText()).isEqualTo("confirmed-request");
            assertThat(party(told.other())).isIn("2 Remote", "3 Unknown");
        }
        Told told = end(type, dn, talking, leave + ends(other(dn)) + ends(dn) + SUCCESS);
        assertThat(party(told.own())).isIn("1 Local", "3 Unknown");
        assertThat(party(told.other())).isIn("2 Remote", "3 Unknown");
    }

    @ParameterizedTest
    @CsvSource({"RELEASE_CALL, 101", "RELEASE_CALL, 102", "CLEAR_CALL, 101"})
    void whoHungUpBeforeIsTheReleaserThoughTheRequestIsConfirmed(TRequestType type, String dn) throws Exception {
        String after = leaves(other(dn)) + leaves(dn) + ends(other(dn)) + ends(dn);
        for (String script : List.of(
                hangsUp(other(dn)) + SUCCESS + after,
                hangsUp(other(dn)) + SUCCESS + leaves(dn) + leaves(other(dn)) + ends(dn) + ends(other(dn)),
                SUCCESS + hangsUp(other(dn)) + after,
                hangsUp(other(dn)) + leaves(other(dn)) + SUCCESS + leaves(dn) + ends(dn) + ends(other(dn)))) {
            assertByTheOther(end(type, dn, talking, script));
        }
    }

    @ParameterizedTest
    @CsvSource({"RELEASE_CALL, 101", "RELEASE_CALL, 102", "CLEAR_CALL, 101"})
    void aRequestThatIsRefusedSinceTheOtherHungUpFirstClaimsNothing(TRequestType type, String dn) throws Exception {
        String gone = hangsUp(other(dn)) + leaves(other(dn)) + leaves(dn) + ends(dn) + ends(other(dn));
        for (String script : List.of(gone + REFUSED, REFUSED + gone)) {
            Told told = end(type, dn, talking, script);
            assertByTheOther(told);
            assertThat(told.own().has("ReferenceID")).isFalse();
            assertThat(outcome().path("ErrorCode").asInt()).isEqualTo(56);
        }
    }

    @ParameterizedTest
    @CsvSource({"RELEASE_CALL, 101", "RELEASE_CALL, 102", "CLEAR_CALL, 101"})
    void whoHangsUpOnceTheRequestIsSeenToBeCarriedOutIsTooLate(TRequestType type, String dn) throws Exception {
        Told told = end(
                type,
                dn,
                talking,
                SUCCESS + leaves(dn) + hangsUp(other(dn)) + leaves(other(dn)) + ends(dn) + ends(other(dn)));
        assertByRequest(told);
    }

    @Test
    void aRequestInFlightOverALinkThatIsLostClaimsNothing() throws Exception {
        Told told = end(TRequestType.RELEASE_CALL, "101", talking, "");
        assertThat(party(told.own())).isEqualTo("3 Unknown");
        assertThat(party(told.other())).isEqualTo("3 Unknown");
        assertThat(outcome().path("ErrorCode").asInt()).isEqualTo(54);
    }

    @Test
    void aRequestThatIsNotAnsweredClaimsNothing() throws Exception {
        String dn = "101";
        Told told = end(
                TRequestType.RELEASE_CALL, dn, talking, leaves(dn) + leaves(other(dn)) + ends(dn) + ends(other(dn)));
        assertThat(party(told.own())).isEqualTo("3 Unknown");
        assertThat(party(told.other())).isEqualTo("3 Unknown");
    }

    @Test
    void theCallerGivesUpByRequest() throws Exception {
        Told told = end(
                TRequestType.RELEASE_CALL,
                "101",
                ringing,
                SUCCESS + dialEnds("CANCEL") + ends("102") + softly("101") + ends("101"));
        assertByRequest(told);
        assertThat(told.other().path("Event").asText()).isEqualTo("EventAbandoned");
    }

    @Test
    void theCalledPartyRejectsByRequest() throws Exception {
        Told told = end(
                TRequestType.RELEASE_CALL,
                "102",
                ringing,
                SUCCESS + dialEnds("NOANSWER") + softly("101") + ends("101") + ends("102"));
        assertByRequest(told);
        assertThat(told.own().path("Event").asText()).isEqualTo("EventReleased");
    }

    /** Of the two that are left of a conference one drops the other, and is on its own then: it released both. */
    @Test
    void whoDropsTheOtherIsTheReleaserOfBoth() throws Exception {
        TRequest drop = new TRequest(TRequestType.DELETE_FROM_CONFERENCE, "101", 0, 0, "102");
        Told told = end(drop, talking, SUCCESS + leaves("102") + leaves("101") + ends("102") + ends("101"));
        assertThat(party(told.own())).isEqualTo("1 Local");
        assertThat(party(told.other())).isEqualTo("2 Remote");
        assertThat(told.other().at("/Attribution/Rule").asText()).isEqualTo("confirmed-request");
    }

    private static void assertByRequest(Told told) {
        assertThat(party(told.own())).isEqualTo("1 Local");
        assertThat(party(told.other())).isEqualTo("2 Remote");
        assertThat(told.own().at("/Attribution/Rule").asText()).isEqualTo("confirmed-request");
    }

    private static void assertByTheOther(Told told) {
        assertThat(party(told.own())).isEqualTo("2 Remote");
        assertThat(party(told.other())).isEqualTo("1 Local");
    }

    private void assertCallDeletedBy(String dn) {
        assertThat(only("EventCallDeleted").path("CtrlParty").asText()).isEqualTo(dn);
    }

    /** The event that tells that the request failed. */
    private JsonNode outcome() {
        return only("EventError");
    }

    private JsonNode only(String name) {
        List<JsonNode> found = events.stream()
                .filter(event -> event.path("Event").asText().equals(name))
                .toList();
        assertThat(found).as(name).hasSize(1);
        return found.get(0);
    }

    private static String party(JsonNode event) {
        return event.at("/Extensions/ReleasingParty").asText();
    }

    private Told end(TRequestType type, String dn, String beginning, String script) throws Exception {
        return end(TRequest.onCall(type, dn, 0), beginning, script);
    }

    /** Makes a request once the call is there, and has Asterisk answer with the script. */
    private Told end(TRequest request, String beginning, String script) throws Exception {
        List<String> lines;
        Path own = home.resolve("home-" + System.nanoTime());
        try (ReplayedAsterisk asterisk = new ReplayedAsterisk(beginning.getBytes(StandardCharsets.UTF_8), script)) {
            AsteriskConnector connector = new AsteriskConnector(own, asterisk.port(), "101,102");
            try (connector) {
                connector.awaitEnd();
                connector.awaitLines(1, "tlib.EventCallCreated");
                connector.request(new TRequest(
                        request.type(), request.thisDn(), connId(connector.lines()), 0, request.otherDn()));
                connector.awaitLines(1, "tlib.EventCallDeleted");
                if (script.isEmpty() || script.contains(REFUSED)) {
                    connector.awaitLines(1, "tlib.EventError");
                }
            }
            lines = connector.lines();
        }
        Invariants invariants = new Invariants();
        events = new ArrayList<>();
        for (String line : lines) {
            invariants.event(line);
            events.add(json.readTree(line).path("data"));
        }
        assertThat(invariants.violationsAtTheEnd()).isEmpty();
        return new Told(endOf(request.thisDn()), endOf(other(request.thisDn())));
    }

    private long connId(List<String> lines) throws IOException {
        for (String line : lines) {
            JsonNode data = json.readTree(line).path("data");
            if (data.path("Event").asText().equals("EventCallCreated")) {
                return HexFormat.fromHexDigitsToLong(data.path("ConnID").asText());
            }
        }
        throw new AssertionError(lines);
    }

    private JsonNode endOf(String dn) {
        List<JsonNode> ends = events.stream()
                .filter(event -> event.path("ThisDN").asText().equals(dn))
                .filter(event -> event.path("Event").asText().matches("EventReleased|EventAbandoned"))
                .toList();
        assertThat(ends).as(dn + " in " + events).hasSize(1);
        return ends.get(0);
    }

    private static String other(String dn) {
        return dn.equals("101") ? "102" : "101";
    }

    // ---- what Asterisk says, in the words of the recording

    private static String hangsUp(String dn) {
        return event("HangupRequest", dn, "Cause: 16");
    }

    private static String softly(String dn) {
        return event("SoftHangupRequest", dn, "Cause: 16");
    }

    private String leaves(String dn) {
        int enter = talking.indexOf("Event: BridgeEnter");
        int id = talking.indexOf("BridgeUniqueid: ", enter);
        return event("BridgeLeave", dn, talking.substring(id, talking.indexOf(END, id)), "BridgeType: basic");
    }

    private static String ends(String dn) {
        return event("Hangup", dn, "Cause: 16", "Cause-txt: Normal Clearing");
    }

    private static String dialEnds(String status) {
        return packet("Event: DialEnd", fields("", "101"), fields("Dest", "102"), "DialStatus: " + status);
    }

    private static String event(String name, String dn, String... more) {
        return packet("Event: " + name, fields("", dn), String.join(END, more));
    }

    private static String fields(String prefix, String dn) {
        boolean caller = dn.equals("101");
        return prefix + "Channel: PJSIP/" + dn + (caller ? "-00000036" : "-00000037") + END
                + prefix + "Uniqueid: 1795308785." + (caller ? "95" : "96") + END
                + prefix + "Linkedid: 1795308785.95";
    }

    private static String packet(String... lines) {
        return String.join(END, lines) + END + END;
    }
}
