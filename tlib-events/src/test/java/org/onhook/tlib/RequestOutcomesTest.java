package org.onhook.tlib;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onhook.api.call.Cause;
import org.onhook.api.request.TError;
import org.onhook.api.tlib.TLibraryLane;
import org.onhook.api.tracking.CallChange;
import org.onhook.api.tracking.Ending;
import org.onhook.api.tracking.PartyState;
import org.onhook.tlib.encoding.TServerLogText;
import org.onhook.tlib.outbox.OutboxSettings;

/** The outcome of requests, as sinks get it. */
class RequestOutcomesTest {

    @TempDir
    Path home;

    private final Recorder sink = new Recorder();
    private TLibraryService library;
    private TLibraryLane lane;

    @BeforeEach
    void open() throws IOException {
        library = new TLibraryService(home, OutboxSettings.DEFAULT, Clock.systemUTC());
        library.addSink("test", true, sink);
        lane = library.open("osv-1");
    }

    @AfterEach
    void close() {
        library.close();
    }

    private List<String> told() {
        library.close();
        return sink.jsons();
    }

    private static CallChange released() {
        return new CallChange.PartyLeft(
                Story.NOON,
                Story.CALL,
                Story.A,
                Story.B,
                Ending.RELEASED,
                Cause.NONE,
                Story.by(Story.A),
                false,
                List.of(Story.B));
    }

    @Test
    void theEventThatARequestBringsAboutCarriesItsReferenceId() {
        lane.accept(new CallChange.RequestCarriedOut(Story.NOON, 77, Story.RELEASE_OF_A));
        lane.accept(released());

        List<String> told = told();
        assertThat(told.get(0))
                .contains(
                        "\"Event\":\"EventReleased\"",
                        "\"CallState\":0,\"ReferenceID\":77,\"Extensions\":{\"ReleasingParty\":\"1 Local\"}");
        assertThat(told.get(1)).contains("EventCallPartyDeleted").doesNotContain("ReferenceID");
    }

    @Test
    void noOtherEventCarriesIt() {
        lane.accept(new CallChange.RequestCarriedOut(Story.NOON, 77, Story.RELEASE_OF_A));
        lane.accept(new CallChange.HookChanged(Story.NOON, "2002", true));
        lane.accept(new CallChange.PartyStateChanged(
                Story.NOON, Story.CALL, Story.in(PartyState.HELD, Story.A), PartyState.CONNECTED, Story.B, Cause.NONE));
        lane.accept(released());

        assertThat(told().stream().filter(json -> json.contains("ReferenceID")))
                .singleElement()
                .asString()
                .contains("EventHeld", "\"ReferenceID\":77}");
    }

    @Test
    void aRequestThatFailsIsToldAsAnError() {
        lane.accept(new CallChange.RequestFailed(
                Story.NOON, 77, Story.RELEASE_OF_A, TError.INVALID_CONN_ID, "noConnectionToClear"));

        String error = told().get(0);
        assertThat(error)
                .contains(
                        "\"type\":\"tlib.EventError\",\"subject\":\"2001\"",
                        "\"data\":{\"Event\":\"EventError\",\"EventID\":52,",
                        "\"ThisDN\":\"2001\",\"ConnID\":\"006c02462a161006\",\"ReferenceID\":77,"
                                + "\"ErrorCode\":56,\"ErrorMessage\":\"noConnectionToClear\",\"CallUUID\":\"");
        String text = new String(
                new TServerLogText("8.1.101.25", ZoneOffset.UTC)
                        .encode(sink.events().get(0).event()),
                StandardCharsets.UTF_8);
        assertThat(text)
                .startsWith("@12:00:20.1013 [0] 8.1.101.25 send_to_client: message EventError\n"
                        + "\t(noConnectionToClear)\n\tAttributeEventSequenceNumber\t0000000000000001\n")
                .contains("\tAttributeReferenceID\t77\n\tAttributeErrorCode\t56\n"
                        + "\tAttributeErrorMessage\t'noConnectionToClear'\n");
    }

    @Test
    void aRequestThatIsConfirmedTooLateIsAcknowledged() {
        lane.accept(new CallChange.RequestAcknowledged(Story.NOON, 77, Story.RELEASE_OF_A));

        assertThat(told().get(0))
                .contains("\"Event\":\"EventACK\",\"EventID\":138,", "\"ThisDN\":\"2001\"", "\"ReferenceID\":77,");
    }
}
