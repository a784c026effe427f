package org.onhook.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.onhook.simulator.story.Cast;
import org.onhook.simulator.story.Pace;
import org.onhook.simulator.story.Stories;
import org.onhook.simulator.story.Story;
import org.onhook.simulator.story.StoryPlay;
import org.onhook.simulator.switching.ActiveCalls;
import org.onhook.simulator.switching.CallIds;
import org.onhook.simulator.switching.IdSpelling;
import org.onhook.simulator.switching.SnapshotForm;
import org.onhook.simulator.switching.SnapshotXml;
import org.onhook.simulator.switching.SwitchBehaviour;

/** What the switch answers when it is asked for its calls, at every moment of every story. */
class SnapshotsTest {

    private static final String ID = "<(callID|deviceID)( [^>]*)?>([^<]+)</\\1>";
    private static final String CONNECTION = "<%s>" + ID + ID + "</%s>";
    private static final String STATE = "(initiated|alerting|connected|hold|queued|fail)";
    private static final Pattern DEVICE_INFO = Pattern.compile("<snapshotDeviceResponseInfo>"
            + CONNECTION
                    .formatted("connectionIdentifier", "connectionIdentifier")
                    .replace("\\1", "(?:callID|deviceID)")
            + "<localCallState>(<simpleCallState>call(Pending|Originated|Delivered|DeliveredHeld|Received|ReceivedOnHold"
            + "|Established|EstablishedHeld|EstablishedOnHold|Queued|QueuedHeld|Failed|FailedHeld|Blocked)"
            + "</simpleCallState>|<compoundCallState>(<localConnectionState>" + STATE
            + "</localConnectionState>)+</compoundCallState>)</localCallState></snapshotDeviceResponseInfo>");
    private static final Pattern CALL_INFO = Pattern.compile("<snapshotCallResponseInfo><deviceOnCall>"
            + "(<deviceIdentifier[^>]*>([^<]+)</deviceIdentifier>|<notKnown/>)</deviceOnCall>"
            + CONNECTION.formatted("callIdentifier", "callIdentifier").replace("\\1", "(?:callID|deviceID)")
            + "<localConnectionInfo>" + STATE + "</localConnectionInfo></snapshotCallResponseInfo>");

    private final ActiveCalls calls = new ActiveCalls();

    private StoryPlay play(Story story, SwitchBehaviour behaviour) {
        return new StoryPlay(
                story,
                Cast.standard(),
                behaviour,
                Pace.instant(),
                new CallIds(behaviour.callIds(), 1, 0),
                dn -> true,
                calls,
                () -> {},
                Instant.EPOCH);
    }

    private static Stream<SwitchBehaviour> behaviours() {
        return Stream.concat(
                SwitchBehaviour.profiles().stream(),
                Stream.of(SwitchBehaviour.generic().answering(SnapshotForm.SEGMENTS)));
    }

    @ParameterizedTest
    @MethodSource("behaviours")
    void everyAnswerHasTheFormOfTheStandardAndBothServicesAgree(SwitchBehaviour behaviour) {
        SnapshotXml xml = new SnapshotXml(behaviour);
        long seen = 0;
        for (Story story : Stories.all()) {
            StoryPlay play = play(story, behaviour);
            while (!play.isOver()) {
                play.next();
                for (String dn : Cast.standard().devices()) {
                    seen += agree(xml, dn);
                }
            }
            for (String dn : Cast.standard().devices()) {
                assertThat(calls.of(dn)).as("after " + story).isEmpty();
            }
        }
        assertThat(seen).isPositive();
    }

    private long agree(SnapshotXml xml, String dn) {
        List<MatchResult> infos = infos(xml.ofDevice(calls.of(dn), "1"), "SnapshotDevice", DEVICE_INFO);
        for (MatchResult info : infos) {
            String callId = info.group(3);
            assertThat(IdSpelling.number(info.group(6))).isEqualTo(dn);
            ActiveCalls.Snapshot call = calls.call(callId).orElseThrow();
            List<MatchResult> parties = infos(xml.ofCall(call, "1"), "SnapshotCall", CALL_INFO);
            assertThat(parties).extracting(party -> party.group(5)).containsOnly(callId);
            assertThat(parties)
                    .filteredOn(party -> party.group(2) != null
                            && IdSpelling.number(
                                            party.group(2).replace("&lt;", "<").replace("&gt;", ">"))
                                    .equals(dn))
                    .hasSize(1);
        }
        return infos.size();
    }

    private static List<MatchResult> infos(SnapshotXml.Answer answer, String service, Pattern info) {
        String data = "<snapshotData>(.*)</snapshotData>";
        List<String> bodies = new ArrayList<>();
        if (answer.segments().isEmpty()) {
            assertThat(answer.response())
                    .matches("<\\?xml [^>]*><" + service + "Response [^>]*><crossRefIDorSnapshotData>" + data
                            + "</crossRefIDorSnapshotData>(<callingDevice>.*</callingDevice><calledDevice>.*</calledDevice>)?"
                            + "</" + service + "Response>");
            bodies.add(answer.response());
        } else {
            assertThat(answer.response())
                    .contains("<crossRefIDorSnapshotData><serviceCrossRefID>1</serviceCrossRefID></crossRef")
                    .doesNotContain("snapshotData");
            for (int i = 1; i <= answer.segments().size(); i++) {
                assertThat(answer.segments().get(i - 1))
                        .matches("<\\?xml [^>]*><" + service + "Data [^>]*><serviceCrossRefID>1</serviceCrossRefID>"
                                + "<segmentID>" + i + "</segmentID><lastSegment>"
                                + (i == answer.segments().size()) + "</lastSegment>" + data + "</" + service + "Data>");
            }
            bodies.addAll(answer.segments());
        }
        List<MatchResult> found = new ArrayList<>();
        for (String body : bodies) {
            String inside = body.replaceAll(".*<snapshotData>(.*)</snapshotData>.*", "$1");
            List<MatchResult> here = info.matcher(inside).results().toList();
            assertThat(here.stream().map(MatchResult::group).reduce("", String::concat))
                    .isEqualTo(inside);
            found.addAll(here);
        }
        return found;
    }

    /** What a device's own connections are, and what the whole call is, when as many steps of a story are played. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1|A hangs up|1|2001|callPending|2001 initiated",
                "1|A hangs up|2|2001|callOriginated|2001 connected",
                "1|A hangs up|3|2001|callDelivered|2001 connected, 2002 alerting",
                "1|A hangs up|3|2002|callReceived|2001 connected, 2002 alerting",
                "1|A hangs up|4|2002|callEstablished|2001 connected, 2002 connected",
                "1|A hangs up|5|2002||",
                "3|B hangs up, A hears tone|5|2001|callBlocked|2001 fail",
                "4|A holds, A hangs up|5|2001|callEstablishedHeld|2001 hold, 2002 connected",
                "4|A holds, A hangs up|5|2002|callEstablishedOnHold|2001 hold, 2002 connected",
                "8|busy, B's leg fails|3|2001|callFailed|2001 connected, 2002 fail",
                "8|busy, B's leg fails|3|2002||",
                "8|busy, A's leg fails|3|2001|callBlocked|2001 fail",
                "13|B leaves, later A hangs up|10|2001|connected connected connected|2001 connected, 2002 connected, 2003 connected",
                "13|B leaves, later A hangs up|11|2003|callEstablished|2001 connected, 2003 connected",
                "17|A inside, callCancelled|3|2001|callQueued|2001 connected, 5000 queued",
                "17|A inside, callCancelled|3|5000|queued connected|2001 connected, 5000 queued",
                "20|C hangs up in the end|9|2002|callEstablishedHeld callEstablished|2001 connected, 2002 hold",
                "20|C hangs up in the end|10|2002||",
                "20|C hangs up in the end|10|2003|callEstablished|2001 connected, 2003 connected",
                "22|A outside by trunk, normalClearing|2|2002|callEstablished|0049891234567 connected, 2002 connected",
            })
    void theStatesAreThoseOfTheStandard(String number, String variant, int steps, String dn, String own, String call) {
        SwitchBehaviour behaviour = SwitchBehaviour.generic();
        StoryPlay play = play(Stories.variant(number, variant), behaviour);
        for (int i = 0; i < steps; i++) {
            play.next();
        }
        List<ActiveCalls.Place> places = calls.of(dn);
        String answer = new SnapshotXml(behaviour).ofDevice(places, "1").response();
        List<String> states = Pattern.compile("<localCallState>(.*?)</localCallState>")
                .matcher(answer)
                .results()
                .map(state -> state.group(1).replaceAll("<[^>]*>", " ").strip().replaceAll(" +", " "))
                .toList();
        assertThat(String.join(" ", states)).isEqualTo(own == null ? "" : own);
        if (call != null) {
            assertThat(calls.call(places.get(0).connection().callId())
                            .orElseThrow()
                            .places())
                    .extracting(place -> place.device() + " " + place.state().text())
                    .containsExactly(call.split(", "));
        }
    }

    @Test
    void aJoinedCallHasItsNewIdAloneAndATrunkIsSpelledAsInEvents() {
        SwitchBehaviour behaviour = SwitchBehaviour.avayaAes();
        StoryPlay play = play(Stories.variant("20", "C hangs up in the end"), behaviour);
        for (int i = 0; i < 9; i++) {
            play.next();
        }
        List<ActiveCalls.Place> before = calls.of("2002");
        assertThat(before).hasSize(2);
        play.next();
        String after = calls.of("2001").get(0).connection().callId();
        assertThat(before).extracting(place -> place.connection().callId()).doesNotContain(after);
        before.forEach(
                place -> assertThat(calls.call(place.connection().callId())).isEmpty());

        StoryPlay outside = play(Stories.variant("22", "A outside by trunk, normalClearing"), behaviour);
        outside.next();
        String callId = calls.of("2002").get(0).connection().callId();
        assertThat(new SnapshotXml(behaviour)
                        .ofCall(calls.call(callId).orElseThrow(), "1")
                        .response())
                .contains(">T5/12</deviceID>");
    }
}
