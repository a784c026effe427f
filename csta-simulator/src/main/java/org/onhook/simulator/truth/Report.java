package org.onhook.simulator.truth;

import java.io.IOException;
import java.util.Optional;

/**
 * What is of interest in one event of the connector; "" and -1 stand for what is not there.
 *
 * @param releasingParty the {@code ReleasingParty}, or {@link Choice#ABSENT}
 * @param ctrlParty the {@code CtrlParty}, or {@link Choice#ABSENT}
 * @param joined whether the event tells of a call that was joined into another one
 */
record Report(
        String name,
        String id,
        String source,
        String dn,
        String switchCallId,
        String callUuid,
        String connId,
        String previousConnId,
        String partyUuid,
        String otherDn,
        String thirdPartyDn,
        int callState,
        int cause,
        String releasingParty,
        String ctrlParty,
        boolean joined) {

    /** Reads one line; empty where it is no event of the T-Library. */
    static Optional<Report> read(String line) throws IOException {
        Json event = Json.parse(line);
        return event.object("data").flatMap(data -> data.text("Event").map(name -> read(name, event, data)));
    }

    private static Report read(String name, Json event, Json data) {
        return new Report(
                name,
                event.text("id").orElse(""),
                event.text("source").orElse(""),
                data.text("ThisDN").or(() -> data.text("DN")).orElse(""),
                data.text("SwitchCallID").orElse(""),
                data.text("CallUUID").orElse(""),
                data.text("ConnID").orElse(""),
                data.text("PreviousConnID").orElse(""),
                data.text("PartyUUID").orElse(""),
                data.text("OtherDN").orElse(""),
                data.text("ThirdPartyDN").orElse(""),
                data.number("CallState").orElse(-1L).intValue(),
                data.number("Cause").orElse(-1L).intValue(),
                data.object("Extensions")
                        .flatMap(extensions -> extensions.text("ReleasingParty"))
                        .orElse(Choice.ABSENT),
                data.text("CtrlParty").orElse(Choice.ABSENT),
                data.text("RefConnID").or(() -> data.text("RefCallUUID")).isPresent());
    }

    boolean endsAStay() {
        return name.equals(End.RELEASED) || name.equals(End.ABANDONED) || name.equals(End.DIVERTED);
    }

    boolean isCallBased() {
        return name.startsWith("EventCall");
    }
}
