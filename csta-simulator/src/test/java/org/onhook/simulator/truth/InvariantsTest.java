package org.onhook.simulator.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class InvariantsTest {

    private final Invariants invariants = new Invariants();
    private int sequence;

    private void event(String name, String dn, String connId) throws IOException {
        event(name, dn, connId, "");
    }

    private void event(String name, String dn, String connId, String more) throws IOException {
        invariants.event("{\"id\":\"1700000000-" + ++sequence + "\",\"source\":\"/s\",\"data\":{\"Event\":\"" + name
                + "\",\"" + (name.startsWith("EventCall") ? "DN" : "ThisDN") + "\":\"" + dn + "\",\"CallUUID\":\"U"
                + connId + "\",\"ConnID\":\"" + connId + "\"" + more + "}}");
    }

    private void wholeCall(String connId) throws IOException {
        event("EventCallCreated", "", connId);
        event("EventDialing", "2001", connId);
        event("EventRinging", "2002", connId);
        event("EventEstablished", "2001", connId);
        event("EventEstablished", "2002", connId);
        event("EventReleased", "2001", connId);
        event("EventCallPartyDeleted", "2001", connId, ",\"PartyUUID\":\"P1" + connId + "\"");
        event("EventReleased", "2002", connId);
        event("EventCallPartyDeleted", "2002", connId, ",\"PartyUUID\":\"P2" + connId + "\"");
        event("EventCallDeleted", "", connId);
    }

    @Test
    void awholeCallViolatesNothing() throws Exception {
        wholeCall("a");
        wholeCall("b");
        assertThat(invariants.violationsAtTheEnd()).isEmpty();
    }

    @Test
    void aStayWithoutEndIsFound() throws Exception {
        event("EventDialing", "2001", "a");
        assertThat(invariants.violations()).isEmpty();
        assertThat(invariants.violationsAtTheEnd()).containsExactly("2001's stay in a has no end");
    }

    @Test
    void aSecondEndIsFound() throws Exception {
        wholeCall("a");
        event("EventReleased", "2001", "a");
        assertThat(invariants.violations()).singleElement().asString().contains("second end");
    }

    @Test
    void aMovedPartyEndsItsStayInTheOldCall() throws Exception {
        event("EventRinging", "2003", "a");
        event("EventPartyChanged", "2003", "b", ",\"PreviousConnID\":\"a\"");
        event("EventReleased", "2003", "b");
        assertThat(invariants.violationsAtTheEnd()).isEmpty();
    }

    @Test
    void eventsAfterTheEndAreFound() throws Exception {
        wholeCall("a");
        event("EventHeld", "2001", "a");
        assertThat(invariants.violations()).singleElement().asString().contains("comes after the end");
    }

    @Test
    void reusedIdsAreFound() throws Exception {
        wholeCall("a");
        event("EventCallCreated", "", "a");
        assertThat(invariants.violations()).singleElement().asString().contains("CallUUID Ua was used before");
    }

    @Test
    void aCallThatIsNeverDeletedOrDeletedTwiceIsFound() throws Exception {
        event("EventCallCreated", "", "a");
        assertThat(invariants.violationsAtTheEnd()).containsExactly("call Ua was never deleted");
        event("EventCallDeleted", "", "a");
        event("EventCallDeleted", "", "a");
        assertThat(invariants.violationsAtTheEnd()).singleElement().asString().contains("was deleted before");
    }

    @Test
    void aPartyDeletedBeforeItsReleaseOrAfterItsCallIsFound() throws Exception {
        event("EventCallCreated", "", "a");
        event("EventRinging", "2002", "a");
        event("EventCallPartyDeleted", "2002", "a");
        event("EventReleased", "2002", "a");
        event("EventCallDeleted", "", "a");
        event("EventCallPartyDeleted", "2001", "a");
        assertThat(invariants.violations()).hasSize(2);
    }

    @Test
    void idsHaveToIncrease() throws Exception {
        event("EventDialing", "2001", "a");
        sequence = 0;
        event("EventReleased", "2001", "a");
        assertThat(invariants.violations()).singleElement().asString().contains("does not come after 1700000000-1");
    }
}
