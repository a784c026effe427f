package org.onhook.tlib;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onhook.api.call.Cause;
import org.onhook.api.tlib.TLibraryLane;
import org.onhook.api.tracking.CallChange;
import org.onhook.api.tracking.Ending;
import org.onhook.tlib.outbox.OutboxSettings;

/** From a change to the JSON in a sink's hands. */
class ReleaseOfACallTest {

    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC);

    @TempDir
    Path home;

    @Test
    void aReleaseReadsAsTheContractLaysDown() throws IOException {
        Recorder sink = new Recorder();
        try (TLibraryService library = new TLibraryService(home, OutboxSettings.DEFAULT, CLOCK)) {
            library.addSink("test", true, sink);
            TLibraryLane lane = library.open("osv-1");
            lane.accept(new CallChange.PartyLeft(
                    Story.NOON,
                    Story.CALL,
                    Story.A,
                    Story.B,
                    Ending.RELEASED,
                    Cause.NONE,
                    Story.by(Story.A),
                    false,
                    List.of(Story.B)));
        }
        String callUuid = sink.events().get(0).event().callUuid();
        assertThat(sink.jsons().get(0))
                .isEqualTo(("{'specversion':'1.0','id':'1700000000-1','source':'/onhook/switch/osv-1',"
                                + "'type':'tlib.EventReleased','subject':'2001',"
                                + "'time':'2026-01-31T12:00:20.101372Z','datacontenttype':'application/json',"
                                + "'partitionkey':'CALLUUID','data':{'Event':'EventReleased','EventID':65,"
                                + "'EventSequenceNumber':1,'ThisDN':'2001','ThisDNRole':1,'OtherDN':'2002',"
                                + "'OtherDNRole':2,'ConnID':'006c02462a161006','CallUUID':'CALLUUID',"
                                + "'CallID':4711,'SwitchCallID':'4711','CallType':1,'CallState':0,"
                                + "'Extensions':{'ReleasingParty':'1 Local'},"
                                + "'Attribution':{'Initiator':'2001','InitiatorKind':'party',"
                                + "'Rule':'confirmed-request','Confidence':'certain','Evidence':['...']}}}")
                        .replace('\'', '"')
                        .replace("CALLUUID", callUuid));
        assertThat(callUuid).matches("[0-9A-Z]{32}");
        assertThat(sink.jsons()).hasSize(2);
    }
}
