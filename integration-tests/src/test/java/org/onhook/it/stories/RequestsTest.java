package org.onhook.it.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.onhook.api.request.Submission;
import org.onhook.api.request.TRequest;
import org.onhook.api.request.TRequestType;
import org.onhook.simulator.SwitchSimulator;
import org.onhook.simulator.switching.SwitchBehaviour;

/**
 * Calls that are made, conducted and ended by requests of a client, over a real socket, on every kind of switch, whether it
 * answers before or after it tells what it did.
 */
@Timeout(120)
class RequestsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

    @TempDir
    Path home;

    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private SwitchSimulator theSwitch;
    private SocketConnector connector;

    static Stream<Arguments> switches() {
        return SwitchBehaviour.profiles().stream()
                .flatMap(behaviour -> Stream.of(Arguments.of(behaviour, true), Arguments.of(behaviour, false)));
    }

    private void connect(SwitchBehaviour behaviour, boolean answersFirst) throws Exception {
        theSwitch = new SwitchSimulator(behaviour);
        theSwitch.answerFirst(answersFirst);
        int port = theSwitch.start(0);
        connector = new SocketConnector(home, port, behaviour.name(), "2001-2004", this::read);
        theSwitch.awaitMonitors(Set.of("2001", "2002", "2003", "2004"), Duration.ofSeconds(20));
        await("the link is up", event -> is(event, "EventLinkConnected"));
    }

    @AfterEach
    void close() throws Exception {
        connector.close();
        theSwitch.close();
    }

    private void read(String line) {
        try {
            events.add(JSON.readTree(line).get("data"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Wanted {
        boolean fits(JsonNode event);
    }

    private static boolean is(JsonNode event, String name) {
        return event.path("Event").asText().equals(name);
    }

    private JsonNode await(String what, Wanted wanted) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE;
        while (System.nanoTime() < end) {
            Optional<JsonNode> found = events.stream().filter(wanted::fits).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            Thread.sleep(5);
        }
        throw new AssertionError("did not come: " + what + "; events: " + events);
    }

    /** Makes a request, and waits for the event with its ReferenceID. */
    private JsonNode request(TRequestType type, String dn, String connId, String other, String expected)
            throws InterruptedException {
        long call = connId.isEmpty() ? 0 : Long.parseUnsignedLong(connId, 16);
        Submission submission = connector.requests().submit(new TRequest(type, dn, call, 0, other));
        assertThat(submission).isInstanceOf(Submission.Accepted.class);
        long reference = ((Submission.Accepted) submission).referenceId();
        JsonNode event = await(
                type + ", ReferenceID " + reference,
                one -> one.path("ReferenceID").asLong() == reference);
        assertThat(event.path("Event").asText()).as(event.toString()).isEqualTo(expected);
        assertThat(event.path("ThisDN").asText()).isEqualTo(dn);
        return event;
    }

    private String talk(String from, String to) throws InterruptedException {
        String connId = request(TRequestType.MAKE_CALL, from, "", to, "EventDialing")
                .get("ConnID")
                .asText();
        await(
                "ringing",
                event -> is(event, "EventRinging")
                        && event.path("ThisDN").asText().equals(to));
        request(TRequestType.ANSWER_CALL, to, connId, "", "EventEstablished");
        return connId;
    }

    private JsonNode released(String dn, String connId) throws InterruptedException {
        return await(
                "release of " + dn,
                event -> is(event, "EventReleased")
                        && event.path("ThisDN").asText().equals(dn)
                        && event.path("ConnID").asText().equals(connId));
    }

    private static void released(JsonNode event, String releasingParty, String initiator) {
        assertThat(event.at("/Extensions/ReleasingParty").asText())
                .as(event.toString())
                .isEqualTo(releasingParty);
        assertThat(event.at("/Attribution/Initiator").asText())
                .as(event.toString())
                .isEqualTo(initiator);
    }

    private void over(String connId, String ctrlParty) throws InterruptedException {
        JsonNode deleted = await(
                "end of the call",
                event -> is(event, "EventCallDeleted")
                        && event.path("ConnID").asText().equals(connId));
        assertThat(deleted.path("CtrlParty").asText()).isEqualTo(ctrlParty);
    }

    private void nothingFailed() {
        assertThat(events).noneMatch(event -> is(event, "EventError") || is(event, "EventACK"));
        assertThat(events.stream().filter(event -> event.has("ReferenceID")).map(event -> event.get("ReferenceID")))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("switches")
    void story18IsReleasedByTReleaseCallOnB(SwitchBehaviour behaviour, boolean answersFirst) throws Exception {
        connect(behaviour, answersFirst);
        String connId = talk("2001", "2002");
        JsonNode b = request(TRequestType.RELEASE_CALL, "2002", connId, "", "EventReleased");

        released(b, "1 Local", "2002");
        assertThat(b.at("/Attribution/Rule").asText()).isEqualTo("confirmed-request");
        released(released("2001", connId), "2 Remote", "2002");
        over(connId, "2002");
        nothingFailed();
    }

    @ParameterizedTest
    @MethodSource("switches")
    void story19IsReleasedByTClearCallOnA(SwitchBehaviour behaviour, boolean answersFirst) throws Exception {
        connect(behaviour, answersFirst);
        String connId = talk("2001", "2002");
        JsonNode a = request(TRequestType.CLEAR_CALL, "2001", connId, "", "EventReleased");

        released(a, "1 Local", "2001");
        assertThat(a.at("/Attribution/Rule").asText()).isEqualTo("confirmed-request");
        released(released("2002", connId), "2 Remote", "2001");
        over(connId, "2001");
        nothingFailed();
    }

    @ParameterizedTest
    @MethodSource("switches")
    void story14RemovesBFromAConference(SwitchBehaviour behaviour, boolean answersFirst) throws Exception {
        connect(behaviour, answersFirst);
        String connId = talk("2001", "2002");
        long held = connector
                                .requests()
                                .submit(new TRequest(
                                        TRequestType.INITIATE_CONFERENCE,
                                        "2001",
                                        Long.parseUnsignedLong(connId, 16),
                                        0,
                                        "2003"))
                        instanceof Submission.Accepted accepted
                ? accepted.referenceId()
                : 0;
        JsonNode dialing = await(
                "consultation",
                event -> is(event, "EventDialing") && event.path("ReferenceID").asLong() == held);
        await(
                "hold",
                event -> is(event, "EventHeld") && event.path("ReferenceID").asLong() == held);
        String consult = dialing.get("ConnID").asText();
        request(TRequestType.ANSWER_CALL, "2003", consult, "", "EventEstablished");
        request(TRequestType.COMPLETE_CONFERENCE, "2001", consult, "", "EventPartyAdded");
        JsonNode deleted = request(TRequestType.DELETE_FROM_CONFERENCE, "2001", connId, "2002", "EventPartyDeleted");

        assertThat(deleted.path("OtherDN").asText()).isEqualTo("2002");
        assertThat(deleted.path("ThirdPartyDN").asText()).isEqualTo("2001");
        released(released("2002", connId), "2 Remote", "2001");
        JsonNode partyDeleted = await(
                "EventCallPartyDeleted of 2002",
                event -> is(event, "EventCallPartyDeleted")
                        && event.path("DN").asText().equals("2002"));
        assertThat(partyDeleted.path("CtrlParty").asText()).isEqualTo("2001");
        assertThat(events).noneMatch(event -> is(event, "EventError") || is(event, "EventACK"));
    }

    @ParameterizedTest
    @MethodSource("switches")
    void aCallIsConductedByRequests(SwitchBehaviour behaviour, boolean answersFirst) throws Exception {
        connect(behaviour, answersFirst);
        String connId = talk("2001", "2002");
        request(TRequestType.HOLD_CALL, "2001", connId, "", "EventHeld");
        request(TRequestType.RETRIEVE_CALL, "2001", connId, "", "EventRetrieved");
        JsonNode handedOn = request(TRequestType.SINGLE_STEP_TRANSFER, "2002", connId, "2003", "EventReleased");
        assertThat(handedOn.path("CallState").asInt()).isEqualTo(1);
        await(
                "ringing",
                event -> is(event, "EventRinging")
                        && event.path("ThisDN").asText().equals("2003"));
        JsonNode rejected = request(TRequestType.RELEASE_CALL, "2003", connId, "", "EventReleased");
        released(rejected, "1 Local", "2003");
        released(released("2001", connId), "2 Remote", "2003");
        over(connId, "2003");

        String second = request(TRequestType.MAKE_CALL, "2001", "", "2002", "EventDialing")
                .get("ConnID")
                .asText();
        await(
                "ringing",
                event -> is(event, "EventRinging")
                        && event.path("ThisDN").asText().equals("2002")
                        && event.path("ConnID").asText().equals(second));
        request(TRequestType.REDIRECT_CALL, "2002", second, "2004", "EventReleased");
        released(request(TRequestType.RELEASE_CALL, "2001", second, "", "EventReleased"), "1 Local", "2001");
        over(second, "2001");
        nothingFailed();
    }

    @ParameterizedTest
    @MethodSource("switches")
    void whatTheSwitchRefusesIsAnError(SwitchBehaviour behaviour, boolean answersFirst) throws Exception {
        connect(behaviour, answersFirst);
        String connId = talk("2001", "2002");
        JsonNode error = request(TRequestType.ANSWER_CALL, "2002", connId, "", "EventError");

        assertThat(error.path("ErrorCode").asInt()).isEqualTo(56);
        assertThat(error.path("ErrorMessage").asText()).isEqualTo("TAnswerCall: stateIncompatibility noCallToAnswer");
        request(TRequestType.RELEASE_CALL, "2001", connId, "", "EventReleased");
        over(connId, "2001");
    }
}
