package org.onhook.http.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.onhook.api.sink.PublishedEvent;
import org.onhook.api.tlib.TAttribute;
import org.onhook.api.tlib.TEventType;
import org.onhook.http.Published;

class CallLogTest {

    private final AtomicLong room = new AtomicLong(1 << 20);
    private final CallLog log = new CallLog(room::get);
    private long number;

    @Test
    void callsThatEndedFirstMakeRoomAndCallsInProgressStay() {
        room.set(4_000);
        event(TEventType.CALL_CREATED, 1);
        for (long call = 2; call <= 50; call++) {
            event(TEventType.CALL_CREATED, call);
            event(TEventType.CALL_DELETED, call);
        }
        assertThat(log.find(1)).isPresent();
        assertThat(log.find(2)).isEmpty();
        assertThat(log.find(50)).isPresent();
    }

    @Test
    void ofCallsInProgressThoseThatBeganFirstMakeRoom() {
        room.set(4_000);
        for (long call = 1; call <= 50; call++) {
            event(TEventType.CALL_CREATED, call);
        }
        assertThat(log.find(1)).isEmpty();
        assertThat(log.find(50)).isPresent();
    }

    @Test
    void aCallThatHasEndedIsFound() {
        event(TEventType.CALL_CREATED, 1);
        event(TEventType.CALL_DELETED, 1);
        assertThat(log.find(1).orElseThrow().ended()).hasValue(2_000_000);
        assertThat(log.find(1).orElseThrow().complete()).isTrue();
    }

    @Test
    void theOutcomeOfARequestDoesNotBringACallBack() {
        event(TEventType.ERROR, 1);
        event(TEventType.ACK, 2);
        assertThat(log.find(1)).isEmpty();
        assertThat(log.find(2)).isEmpty();
        event(TEventType.CALL_CREATED, 3);
        event(TEventType.ERROR, 3);
        assertThat(log.find(3).orElseThrow().events()).hasSize(2);
    }

    @Test
    void aCallWithoutItsBeginningOrAfterEventsWereMissedIsNotComplete() {
        event(TEventType.CALL_PARTY_STATE, 1);
        event(TEventType.CALL_CREATED, 2);
        log.missed();
        event(TEventType.CALL_CREATED, 3);
        assertThat(log.find(1).orElseThrow().complete()).isFalse();
        assertThat(log.find(2).orElseThrow().complete()).isFalse();
        assertThat(log.find(3).orElseThrow().complete()).isTrue();
    }

    @Test
    void aPartyThatComesFromAnotherCallIsAPartyOfBoth() {
        event(TEventType.CALL_CREATED, 1);
        event(TEventType.CALL_CREATED, 2);
        event(TEventType.CALL_PARTY_ADDED, 2, new TAttribute.Text("PartyUUID", "p"), new TAttribute.Text("DN", "7"));
        event(
                TEventType.CALL_PARTY_MOVED,
                2,
                new TAttribute.ConnId("RefConnID", 1),
                new TAttribute.Text("PartyUUID", "p"),
                new TAttribute.Text("DN", "7"));
        event(TEventType.CALL_DELETED, 2, new TAttribute.ConnId("RefConnID", 1));
        CallRecord from = log.find(2).orElseThrow();
        CallRecord to = log.find(1).orElseThrow();
        assertThat(parties(from))
                .containsExactly(new Party("7", "unknown", Optional.of("1970-01-01T00:00:04.000000Z")));
        assertThat(parties(to)).containsExactly(new Party("7", "unknown", Optional.empty()));
        assertThat(from.ended()).isPresent();
        assertThat(to.ended()).isEmpty();
    }

    @Test
    void ofACallWithoutEndTheMiddleIsLeftOut() {
        event(TEventType.CALL_CREATED, 1);
        for (int i = 0; i < 1500; i++) {
            event(TEventType.CALL_DATA_CHANGED, 1);
        }
        CallRecord call = log.find(1).orElseThrow();
        assertThat(call.events()).hasSize(1000);
        assertThat(call.omitted()).isEqualTo(501);
        assertThat(call.complete()).isFalse();
        assertThat(call.events().get(0))
                .isEqualTo(Published.callEvent(1, TEventType.CALL_CREATED, 1).json());
        assertThat(call.events().get(999))
                .isEqualTo(Published.callEvent(1501, TEventType.CALL_DATA_CHANGED, 1)
                        .json());
    }

    @Test
    void thePartiesOfACallWithoutItsBeginningAreThoseThatItsEventsAreAbout() {
        event(TEventType.CALL_PARTY_STATE, 1, new TAttribute.Text("PartyUUID", "p"), new TAttribute.Text("DN", "7"));
        event(TEventType.CALL_PARTY_DELETED, 1, new TAttribute.Text("PartyUUID", "q"), new TAttribute.Text("DN", "8"));
        event(TEventType.CALL_DELETED, 1);
        assertThat(parties(log.find(1).orElseThrow())).extracting(Party::dn).containsExactly("7", "8");
    }

    private static List<Party> parties(CallRecord call) {
        return CallStory.of(call.connId(), call.events()).parties();
    }

    private void event(TEventType type, long connId, TAttribute... more) {
        PublishedEvent event = Published.callEvent(++number, type, connId, more);
        log.add(List.of(event));
    }
}
