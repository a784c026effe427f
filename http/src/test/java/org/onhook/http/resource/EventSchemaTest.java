package org.onhook.http.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onhook.api.call.Cause;
import org.onhook.api.call.DeviceId;
import org.onhook.api.call.DeviceKind;
import org.onhook.api.call.EventCause;
import org.onhook.api.release.Attribution;
import org.onhook.api.release.Confidence;
import org.onhook.api.release.Initiator;
import org.onhook.api.request.TError;
import org.onhook.api.request.TRequest;
import org.onhook.api.request.TRequestType;
import org.onhook.api.sink.EventSink;
import org.onhook.api.sink.PublishedEvent;
import org.onhook.api.tlib.TEventType;
import org.onhook.api.tlib.TLibraryLane;
import org.onhook.api.tracking.CallChange;
import org.onhook.api.tracking.CallInfo;
import org.onhook.api.tracking.CallType;
import org.onhook.api.tracking.Ending;
import org.onhook.api.tracking.Joining;
import org.onhook.api.tracking.PartyInfo;
import org.onhook.api.tracking.PartyRole;
import org.onhook.api.tracking.PartyState;
import org.onhook.http.Server;
import org.onhook.http.StreamReader;
import org.onhook.tlib.TLibraryService;
import org.onhook.tlib.outbox.OutboxSettings;

/** Holds the schema of events against events of all types that the connector publishes, as they come over the stream. */
class EventSchemaTest {

    private static final long NOW = 1_769_860_820_101_372L;
    private static final Cause CAUSE = new Cause(EventCause.NORMAL_CLEARING, "normalClearing");
    private static final CallInfo CALL = call(0x006c02462a161006L, CallType.INBOUND, 0);
    private static final CallInfo CONSULT = call(0x006c02462a161106L, CallType.CONSULT, CALL.ref());
    private static final PartyInfo A = party(1, "2001", PartyRole.ORIGINATION, PartyState.CONNECTED);
    private static final PartyInfo B = party(2, "2002", PartyRole.DESTINATION, PartyState.CONNECTED);
    private static final PartyInfo C = party(3, "2003", PartyRole.CONFERENCE_MEMBER, PartyState.CONNECTED);
    private static final PartyInfo QUEUE =
            new PartyInfo(4, "5000", true, true, true, PartyRole.DESTINATION, PartyState.QUEUED);
    private static final PartyInfo TRUNK =
            new PartyInfo(5, "T 7", false, false, false, PartyRole.ORIGINATION, PartyState.CONNECTED);
    private static final Attribution BY_A = new Attribution(
            new Initiator.Party(1, "2001"), "releasing-device", Confidence.CERTAIN, List.of("it says so"));

    @TempDir
    private Path home;

    private Description description;

    @BeforeEach
    void read() throws Exception {
        description = new Description();
    }

    @Test
    void eventsOfAllTypesAreAsDescribed() throws Exception {
        List<PublishedEvent> published = published();
        try (Server server = new Server(Map.of());
                StreamReader reader = new StreamReader(server.port(), "/api/v1/events", "Last-Event-ID: 0-1")) {
            server.events().write(published);
            org.onhook.http.Await.until("all", () -> reader.count() == published.size() + 1);

            JsonNode gap = Description.JSON.readTree(reader.received().get(0).data());
            assertThat(description.faults("Gap", gap)).isEmpty();
            for (StreamReader.Received event : reader.received().subList(1, reader.count())) {
                JsonNode json = Description.JSON.readTree(event.data());
                assertThat(description.faults("Event", json)).as(event.data()).isEmpty();
                assertThat(json.path("id").asText()).isEqualTo(event.id());
                assertThat(json.at("/data/Event").asText()).isEqualTo(event.event());
            }
        }
        assertThat(published.stream().map(event -> event.event().type()).collect(Collectors.toSet()))
                .isEqualTo(EnumSet.allOf(TEventType.class));
    }

    @Test
    void theTypesThatAreDescribedAreThoseThatThereAre() {
        List<String> described = new ArrayList<>();
        description
                .document()
                .at("/components/schemas/EventData/properties/Event/enum")
                .forEach(name -> described.add(name.asText()));
        assertThat(described)
                .containsExactlyElementsOf(Arrays.stream(TEventType.values())
                        .map(TEventType::eventName)
                        .toList());
    }

    @Test
    void whatIsNotAsDescribedIsFound() throws Exception {
        for (PublishedEvent published : published()) {
            ObjectNode unknownAttribute = (ObjectNode) Description.JSON.readTree(published.json());
            ((ObjectNode) unknownAttribute.path("data")).put("Surprise", 1);
            assertThat(description.faults("Event", unknownAttribute)).isNotEmpty();

            ObjectNode withoutWhatItIsAbout = (ObjectNode) Description.JSON.readTree(published.json());
            ((ObjectNode) withoutWhatItIsAbout.path("data"))
                    .remove(List.of("ThisDN", "ConnID", "ApplicationName", "Extensions"));
            assertThat(description.faults("Event", withoutWhatItIsAbout)).isNotEmpty();
        }
    }

    private List<PublishedEvent> published() throws Exception {
        List<PublishedEvent> published = new ArrayList<>();
        TLibraryService library = new TLibraryService(home, OutboxSettings.DEFAULT, Clock.systemUTC());
        library.addSink("test", true, new EventSink() {
            @Override
            public void write(List<PublishedEvent> batch) {
                published.addAll(batch);
            }

            @Override
            public void gap(long first, long last) {
                throw new AssertionError();
            }
        });
        TLibraryLane lane = library.open("osv-1");
        changes().forEach(lane::accept);
        library.close();
        return published;
    }

    private static List<CallChange> changes() {
        PartyInfo dialing = in(PartyState.DIALING, A);
        PartyInfo alerting = in(PartyState.ALERTING, B);
        List<CallChange> changes = new ArrayList<>(List.of(
                new CallChange.LinkChanged(NOW, "osv-1", true, ""),
                new CallChange.ServiceChanged(NOW, "2001", false),
                new CallChange.ServiceChanged(NOW, "2001", true),
                new CallChange.HookChanged(NOW, "2001", true),
                new CallChange.CallCreated(NOW, CALL),
                new CallChange.CallDataChanged(NOW, CALL),
                new CallChange.PartyAdded(NOW, CALL, dialing, PartyInfo.NOBODY, CAUSE),
                new CallChange.NetworkReached(NOW, CALL, dialing, PartyInfo.NOBODY),
                new CallChange.PartyAdded(NOW, CALL, QUEUE, A, CAUSE),
                new CallChange.PartyLeft(NOW, CALL, QUEUE, A, Ending.DISTRIBUTED, CAUSE, unknown(), false, List.of(A)),
                new CallChange.PartyAdded(NOW, CALL, alerting, A, CAUSE),
                new CallChange.PartyStateChanged(NOW, CALL, B, PartyState.ALERTING, A, CAUSE),
                new CallChange.PartyStateChanged(NOW, CALL, in(PartyState.HELD, B), PartyState.CONNECTED, A, CAUSE),
                new CallChange.PartyStateChanged(NOW, CALL, B, PartyState.HELD, A, CAUSE),
                new CallChange.PartyStateChanged(
                        NOW, CALL, in(PartyState.BUSY, A), PartyState.DIALING, PartyInfo.NOBODY, CAUSE),
                new CallChange.CallCreated(NOW, CONSULT),
                new CallChange.PartyAdded(NOW, CONSULT, alerting, TRUNK, CAUSE),
                new CallChange.PartyMoved(NOW, CONSULT, CALL, C, A, B, Joining.CONFERENCE),
                new CallChange.ConferenceJoined(NOW, CALL, A, C, B),
                new CallChange.PartyChanged(NOW, CALL, A, C, B),
                new CallChange.CallMerged(NOW, CONSULT, CALL, B, Joining.CONFERENCE)));
        for (Attribution attribution : List.of(BY_A, unknown(), bySwitch(), byOutside())) {
            changes.add(new CallChange.PartyLeft(
                    NOW, CALL, B, A, Ending.RELEASED, CAUSE, attribution, true, List.of(A, C)));
            changes.add(new CallChange.PartyLeft(
                    NOW, CALL, alerting, A, Ending.ABANDONED, CAUSE, attribution, false, List.of()));
            changes.add(new CallChange.PartyLeft(
                    NOW, CALL, TRUNK, A, Ending.RELEASED, CAUSE, attribution, false, List.of()));
            changes.add(new CallChange.CallEnded(NOW, CALL, attribution, false));
        }
        TRequest release = TRequest.onCall(TRequestType.RELEASE_CALL, "2001", CALL.ref());
        changes.add(new CallChange.RequestCarriedOut(NOW, 77, release));
        changes.add(new CallChange.PartyLeft(NOW, CALL, A, B, Ending.RELEASED, CAUSE, BY_A, false, List.of(B)));
        changes.add(new CallChange.RequestAcknowledged(NOW, 78, release));
        changes.add(new CallChange.RequestFailed(NOW, 79, release, TError.TIMEOUT, "no answer"));
        changes.add(new CallChange.HookChanged(NOW, "2001", false));
        changes.add(new CallChange.LinkChanged(NOW, "osv-1", false, "the peer closed it"));
        return changes;
    }

    private static Attribution unknown() {
        return Attribution.unknown("unseen", List.of());
    }

    private static Attribution bySwitch() {
        return new Attribution(Initiator.SWITCH, "switch-cause", Confidence.CERTAIN, List.of("cause timeout"));
    }

    private static Attribution byOutside() {
        return new Attribution(
                Initiator.SOME_OUTSIDE_PARTY, "left-on-tone", Confidence.INFERRED, List.of("a \"note\""));
    }

    private static CallInfo call(long ref, CallType type, long consultationOf) {
        return new CallInfo(ref, "4711", type, number("0049891234"), number("2002"), consultationOf);
    }

    private static DeviceId number(String digits) {
        return new DeviceId.Identified(digits, digits, DeviceKind.NUMBER);
    }

    private static PartyInfo party(long ref, String number, PartyRole role, PartyState state) {
        return new PartyInfo(ref, number, true, true, false, role, state);
    }

    private static PartyInfo in(PartyState state, PartyInfo party) {
        return new PartyInfo(
                party.ref(), party.device(), party.dn(), party.number(), party.queue(), party.role(), state);
    }
}
