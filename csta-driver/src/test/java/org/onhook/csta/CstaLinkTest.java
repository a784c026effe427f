package org.onhook.csta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.ConferenceEnding;
import org.onhook.api.call.ReleasingDeviceReading;
import org.onhook.api.call.SwitchTraits;
import org.onhook.api.driver.LinkStatus.State;
import org.onhook.csta.settings.LinkSettings;
import org.onhook.csta.settings.ProfileFacts;
import org.onhook.driver.support.link.MonotoneClock;

@Timeout(60)
class CstaLinkTest extends LinkToFakeSwitch {

    private static final String CLEARED = "<ConnectionClearedEvent><monitorCrossRefID>X%s</monitorCrossRefID>"
            + "<droppedConnection><callID>7</callID><deviceID>2001</deviceID></droppedConnection>"
            + "<releasingDevice><deviceIdentifier>2002</deviceIdentifier></releasingDevice>"
            + "<localConnectionInfo>null</localConnectionInfo><cause>normalClearing</cause></ConnectionClearedEvent>";

    @Test
    void aGenericLinkAdaptsToASwitchThatSpeaksFirstAndDeliversTheEventsOfItsMonitors() throws Exception {
        open(BuiltInProfiles.GENERIC, Map.of("monitors", "2001-2002"));
        events.opened();
        try (FakeSwitch.Call call = theSwitch.accept().session()) {
            assertThat(call.grantMonitor()).isEqualTo("2001");
            assertThat(call.grantMonitor()).isEqualTo("2002");
            assertThat(events.next(CallEvent.MonitorStarted.class).dn()).isEqualTo("2001");
            assertThat(events.next(CallEvent.MonitorStarted.class).dn()).isEqualTo("2002");
            events.next(CallEvent.LinkUp.class);
            assertThat(link.status().state()).isEqualTo(State.UP);
            assertThat(link.status().monitorsRunning()).isEqualTo(2);

            call.event(CLEARED.formatted("2001"));

            CallEvent.ConnectionCleared cleared = events.next(CallEvent.ConnectionCleared.class);
            assertThat(cleared.report().dn()).isEqualTo("2001");
            assertThat(cleared.releasingDevice().id()).isEqualTo("2002");
            assertThat(cleared.connection().callId()).isEqualTo("7");
        }
        events.next(CallEvent.LinkDown.class);
    }

    private FakeSwitch.Call up(ProfileFacts profile, Map<String, String> more) throws Exception {
        open(profile, more);
        events.opened();
        return upAgain();
    }

    /** Goes through session and monitors until the link is up. */
    private FakeSwitch.Call upAgain() throws Exception {
        FakeSwitch.Call call = theSwitch.accept().session();
        for (int i = 0; i < link.settings().devices().monitored().size(); i++) {
            call.grantMonitor();
            events.next(CallEvent.MonitorStarted.class);
        }
        events.next(CallEvent.LinkUp.class);
        return call;
    }

    private long counter(String name) {
        return link.status().counters().getOrDefault(name, 0L);
    }

    private void change(Map<String, String> more) throws Exception {
        link.update(settings(more), BuiltInProfiles.named(settings(more).profile()));
    }

    @Test
    void aSilentSwitchIsAskedForAnApplicationSessionWhichIsRenewedAtHalfItsDuration() throws Exception {
        open(BuiltInProfiles.GENERIC, Map.of("username", "u<", "password", "p&", "application-id", "app"));
        FakeSwitch.Call call = theSwitch.accept();
        FakeSwitch.Message start = call.next("StartApplicationSession");
        assertThat(start.text("applicationID")).isEqualTo("app");
        assertThat(start.text("user")).isEqualTo("u&lt;");
        assertThat(start.text("password")).isEqualTo("p&amp;");
        assertThat(start.text("requestedSessionDuration")).isEqualTo("180");
        call.say(
                start.id(),
                "<StartApplicationSessionPosResponse><sessionID>s1</sessionID>"
                        + "<actualSessionDuration>1</actualSessionDuration></StartApplicationSessionPosResponse>");
        events.opened();
        events.next(CallEvent.LinkUp.class);
        for (int i = 0; i < 2; i++) {
            FakeSwitch.Message renewal = call.next("ResetApplicationSessionTimer");
            assertThat(renewal.text("sessionID")).isEqualTo("s1");
            call.say(
                    renewal.id(),
                    "<ResetApplicationSessionTimerPosResponse><actualSessionDuration>1"
                            + "</actualSessionDuration></ResetApplicationSessionTimerPosResponse>");
        }
        call.next("ResetApplicationSessionTimer");
        link.close();
        assertThat(call.next("StopApplicationSession").text("sessionID")).isEqualTo("s1");
    }

    @Test
    void theEditionThatTheSwitchChoseIsSpoken() throws Exception {
        open(BuiltInProfiles.GENERIC, Map.of("monitors", "2001"));
        FakeSwitch.Call call = theSwitch.accept();
        call.say(
                call.next("StartApplicationSession").id(),
                "<StartApplicationSessionPosResponse><sessionID>s1</sessionID>"
                        + "<actualProtocolVersion>http://www.ecma-international.org/standards/ecma-323/csta/ed3/priv5"
                        + "</actualProtocolVersion></StartApplicationSessionPosResponse>");
        assertThat(call.next("MonitorStart").body())
                .contains("xmlns=\"http://www.ecma-international.org/standards/ecma-323/csta/ed3\"");
    }

    @Test
    void aSwitchThatKnowsNoSessionsIsRegisteredWithAndOneThatKnowsNeitherIsMonitoredAllTheSame() throws Exception {
        open(BuiltInProfiles.GENERIC, Map.of("monitors", "2001"));
        FakeSwitch.Call call = theSwitch.accept();
        call.say(
                call.next("StartApplicationSession").id(),
                "<CSTAErrorCode><operation>serviceNotSupported</operation></CSTAErrorCode>");
        call.say(
                call.next("SystemRegister").id(),
                "<CSTAErrorCode><operation>serviceNotSupported</operation></CSTAErrorCode>");
        assertThat(call.grantMonitor()).isEqualTo("2001");
        events.opened();
        events.next(CallEvent.MonitorStarted.class);
        events.next(CallEvent.LinkUp.class);
    }

    @Test
    void aSwitchThatAnswersNothingButMonitorsIsMonitored() throws Exception {
        open(BuiltInProfiles.GENERIC, Map.of("monitors", "2001"));
        FakeSwitch.Call call = theSwitch.accept();
        call.next("StartApplicationSession");
        call.next("SystemRegister");
        assertThat(call.grantMonitor()).isEqualTo("2001");
    }

    @Test
    void aRefusedSessionIsAStatusAndIsTriedAgain() throws Exception {
        open(BuiltInProfiles.AVAYA_AES, Map.of("username", "u", "password", "topsecret"));
        FakeSwitch.Call call = theSwitch.accept();
        FakeSwitch.Message start = call.next("StartApplicationSession");
        assertThat(start.text("userName")).isEqualTo("u");
        assertThat(start.text("password")).isEqualTo("topsecret");
        call.say(
                start.id(),
                "<StartApplicationSessionNegResponse><errorCode><definedError>invalidApplicationInfo"
                        + "</definedError></errorCode></StartApplicationSessionNegResponse>");
        assertThat(call.atEnd()).isTrue();
        theSwitch.accept();
        assertThat(link.status().detail()).doesNotContain("topsecret");
        assertThat(link.settings().toString()).doesNotContain("topsecret");
        events.opened();
        assertThat(events.isEmpty()).isTrue();
    }

    @Test
    void avayaDevicesAreSpelledWithTheSwitch() throws Exception {
        open(
                BuiltInProfiles.AVAYA_AES,
                Map.of("monitors", "1001", "switch-name", "CM1", "switch-address", "192.0.2.1"));
        FakeSwitch.Call call = theSwitch.accept();
        call.say(
                call.next("StartApplicationSession").id(),
                "<StartApplicationSessionPosResponse><sessionID>s1</sessionID></StartApplicationSessionPosResponse>");
        assertThat(call.next("MonitorStart").body())
                .contains(
                        "<deviceObject typeOfNumber=\"other\" mediaClass=\"notKnown\">1001:CM1:192.0.2.1:0</deviceObject>");
    }

    @Test
    void systemStatusIsAlwaysAnsweredAndLostMessagesAreReported() throws Exception {
        FakeSwitch.Call call = up(BuiltInProfiles.OPENSCAPE_VOICE, Map.of());
        call.say("4711", "<SystemStatus><systemStatus>messagesLost</systemStatus></SystemStatus>");
        assertThat(call.next("SystemStatusResponse").id()).isEqualTo("4711");
        events.next(CallEvent.MessagesLost.class);
        call.say("  x1", "<RequestSystemStatus/>");
        assertThat(call.next("RequestSystemStatusResponse").id()).isEqualTo("  x1");
    }

    @Test
    void monitorsArePacedAndARefusedOneHoldsUpNothing() throws Exception {
        open(BuiltInProfiles.GENERIC, Map.of("monitors", "0000-0199"));
        events.opened();
        FakeSwitch.Call call = theSwitch.accept().session();
        List<FakeSwitch.Message> asked = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            asked.add(call.next("MonitorStart"));
        }
        assertThat(call.silentFor(200)).isTrue();
        call.say(asked.get(0).id(), "<CSTAErrorCode><operation>invalidDeviceID</operation></CSTAErrorCode>");
        for (FakeSwitch.Message start : asked.subList(1, 50)) {
            call.say(
                    start.id(),
                    "<MonitorStartResponse><monitorCrossRefID>X" + start.text("deviceObject")
                            + "</monitorCrossRefID></MonitorStartResponse>");
        }
        for (int i = 50; i < 200; i++) {
            call.grantMonitor();
        }
        for (int i = 1; i < 200; i++) {
            assertThat(events.next(CallEvent.MonitorStarted.class).dn()).isEqualTo("%04d".formatted(i));
        }
        events.next(CallEvent.LinkUp.class);
        assertThat(counter("monitors.refused")).isEqualTo(1);
        assertThat(link.status().monitorsWanted()).isEqualTo(200);
        assertThat(link.status().monitorsRunning()).isEqualTo(199);
        assertThat(link.status().detail()).contains("monitors refused: 1");
    }

    @Test
    void aMonitorThatWasRefusedForWantOfResourcesIsAskedForAgain() throws Exception {
        open(BuiltInProfiles.GENERIC, Map.of("monitors", "2001"));
        events.opened();
        FakeSwitch.Call call = theSwitch.accept().session();
        call.say(
                call.next("MonitorStart").id(),
                "<CSTAErrorCode><systemResourceAvailibility>resourceBusy</systemResourceAvailibility></CSTAErrorCode>");
        events.next(CallEvent.LinkUp.class);
        call.grantMonitor();
        assertThat(events.next(CallEvent.MonitorStarted.class).dn()).isEqualTo("2001");
    }

    @Test
    void aMonitorThatTheSwitchStopsIsStartedAgain() throws Exception {
        FakeSwitch.Call call = up(BuiltInProfiles.GENERIC, Map.of("monitors", "2001"));
        call.say("0003", "<MonitorStop><monitorCrossRefID>X2001</monitorCrossRefID></MonitorStop>");
        assertThat(call.next("MonitorStopResponse").id()).isEqualTo("0003");
        assertThat(events.next(CallEvent.MonitorStopped.class).dn()).isEqualTo("2001");
        call.grantMonitor();
        assertThat(events.next(CallEvent.MonitorStarted.class).dn()).isEqualTo("2001");
    }

    @Test
    void ofWhatIsReadInOnePieceTheEventsBeforeAndAfterAMonitorsEndAreToldApart() throws Exception {
        FakeSwitch.Call call = up(BuiltInProfiles.GENERIC, Map.of("monitors", "2001,2002"));
        call.sayTogether(
                CLEARED.formatted("2001"),
                CLEARED.formatted("2002"),
                "<MonitorStop><monitorCrossRefID>X2001</monitorCrossRefID></MonitorStop>",
                CLEARED.formatted("2001"),
                CLEARED.formatted("2002"));
        assertThat(events.next(CallEvent.ConnectionCleared.class).report().dn()).isEqualTo("2001");
        assertThat(events.next(CallEvent.ConnectionCleared.class).report().dn()).isEqualTo("2002");
        assertThat(events.next(CallEvent.MonitorStopped.class).dn()).isEqualTo("2001");
        assertThat(events.next(CallEvent.ConnectionCleared.class).report().dn()).isEqualTo("2002");
        assertThat(counter("cross-ref.unknown")).isEqualTo(1);
    }

    @Test
    void aCrossReferenceThatTheSwitchUsesAgainLeadsToItsNewDevice() throws Exception {
        open(BuiltInProfiles.GENERIC, Map.of("monitors", "2001,2002"));
        events.opened();
        FakeSwitch.Call call = theSwitch.accept().session();
        call.grantMonitor();
        assertThat(events.next(CallEvent.MonitorStarted.class).dn()).isEqualTo("2001");
        call.event(CLEARED.formatted("2001"));
        assertThat(events.next(CallEvent.ConnectionCleared.class).report().dn()).isEqualTo("2001");
        call.say(
                call.next("MonitorStart").id(),
                "<MonitorStartResponse><monitorCrossRefID>X2001</monitorCrossRefID></MonitorStartResponse>");
        assertThat(events.next(CallEvent.MonitorStopped.class).dn()).isEqualTo("2001");
        assertThat(events.next(CallEvent.MonitorStarted.class).dn()).isEqualTo("2002");
        events.next(CallEvent.LinkUp.class);
        call.event(CLEARED.formatted("2001"));
        assertThat(events.next(CallEvent.ConnectionCleared.class).report().dn()).isEqualTo("2002");
    }

    private static String clearedOf(int call) {
        return CLEARED.formatted("2001").replace("<callID>7<", "<callID>" + call + "<");
    }

    private void clearedInOrder(int count) {
        for (int i = 0; i < count; i++) {
            assertThat(events.next(CallEvent.ConnectionCleared.class)
                            .connection()
                            .callId())
                    .isEqualTo("" + i);
        }
    }

    @Test
    void moreEventsInOnePieceThanAreHandledTogetherAreDeliveredInTheirOrder() throws Exception {
        FakeSwitch.Call call = up(BuiltInProfiles.GENERIC, Map.of("monitors", "2001"));
        int count = 150;
        String[] bodies = new String[count];
        for (int i = 0; i < count; i++) {
            bodies[i] = clearedOf(i);
        }
        call.sayTogether(bodies);
        clearedInOrder(count);
    }

    @Test
    void whatCannotBeReadAmongManyEventsInOnePieceTakesThePlaceOfNoneOfThem() throws Exception {
        FakeSwitch.Call call = up(BuiltInProfiles.GENERIC, Map.of("monitors", "2001"));
        int count = 100;
        String[] bodies = new String[2 * count];
        for (int i = 0; i < count; i++) {
            bodies[2 * i] = clearedOf(i);
            bodies[2 * i + 1] = "<HeldEvent><monitorCrossRefID>X2001</monitorCrossRefID><heldConnection>";
        }
        call.sayTogether(bodies);
        clearedInOrder(count);
    }

    @Test
    void eventsThatOvertakeTheirMonitorsResponseAreDeliveredAfterIt() throws Exception {
        open(BuiltInProfiles.GENERIC, Map.of("monitors", "2001"));
        events.opened();
        FakeSwitch.Call call = theSwitch.accept().session();
        FakeSwitch.Message start = call.next("MonitorStart");
        call.event(CLEARED.formatted("2001"));
        call.event(CLEARED.formatted("9999"));
        call.say(
                start.id(),
                "<MonitorStartResponse><monitorCrossRefID>X2001</monitorCrossRefID></MonitorStartResponse>");
        events.next(CallEvent.MonitorStarted.class);
        assertThat(events.next(CallEvent.ConnectionCleared.class).report().dn()).isEqualTo("2001");
        events.next(CallEvent.LinkUp.class);
        call.event(CLEARED.formatted("8888"));
        call.event("<HeldEvent/>");
        call.event(CLEARED.formatted("2001"));
        events.next(CallEvent.ConnectionCleared.class);
        assertThat(counter("cross-ref.unknown")).isEqualTo(2);
        assertThat(counter("cross-ref.missing")).isEqualTo(1);
    }

    @Test
    void whatCannotBeReadIsCountedAndSkippedAndTheCallsGoOn() throws Exception {
        FakeSwitch.Call call = up(BuiltInProfiles.GENERIC, Map.of("monitors", "2001", "max-frame-bytes", "2000"));
        call.event("<HeldEvent><monitorCrossRefID>X2001");
        call.event("<!DOCTYPE a><HeldEvent/>");
        call.event("x".repeat(3_000));
        call.event("<OfferedEvent><monitorCrossRefID>X2001</monitorCrossRefID></OfferedEvent>");
        call.event("");
        call.event(CLEARED.formatted("2001") + "\r\n");
        events.next(CallEvent.ConnectionCleared.class);
        assertThat(link.status().counters())
                .containsEntry("bad.truncated", 1L)
                .containsEntry("bad.dtd", 1L)
                .containsEntry("bad.too-large", 1L)
                .containsEntry("skipped.OfferedEvent", 1L)
                .containsEntry("skipped.empty", 1L);
    }

    @Test
    void aFramingErrorResetsTheLink() throws Exception {
        FakeSwitch.Call call = up(BuiltInProfiles.GENERIC, Map.of());
        call.sayBytes(new byte[] {'G', 'E', 'T', ' '});
        assertThat(events.next(CallEvent.LinkDown.class).reason())
                .contains("framing error")
                .contains("47455420");
        assertThat(call.atEnd()).isTrue();
        upAgain();
        assertThat(counter("framing.format-indicator")).isEqualTo(1);
        assertThat(counter("reconnects")).isEqualTo(1);
    }

    @Test
    void aLostConnectionIsReportedOnceAndMadeAgain() throws Exception {
        FakeSwitch.Call call = up(BuiltInProfiles.GENERIC, Map.of("monitors", "2001"));
        call.close();
        events.next(CallEvent.LinkDown.class);
        upAgain().event(CLEARED.formatted("2001"));
        events.next(CallEvent.ConnectionCleared.class);
    }

    @Test
    void aSwitchThatDoesNotAnswerHeartbeatsIsLost() throws Exception {
        FakeSwitch.Call call = up(BuiltInProfiles.GENERIC, Map.of("heartbeat-seconds", "1"));
        call.say(call.next("RequestSystemStatus").id(), "<RequestSystemStatusResponse/>");
        call.next("RequestSystemStatus");
        call.next("RequestSystemStatus");
        assertThat(events.next(CallEvent.LinkDown.class).reason()).contains("heartbeats");
    }

    @Test
    void theEndOfTheSessionEndsTheConnection() throws Exception {
        FakeSwitch.Call call = up(BuiltInProfiles.GENERIC, Map.of());
        call.say(
                "0001",
                "<ApplicationSessionTerminated><sessionTermReason><definedTermReason>sessionTimerExpired"
                        + "</definedTermReason></sessionTermReason></ApplicationSessionTerminated>");
        assertThat(events.next(CallEvent.LinkDown.class).reason()).contains("sessionTimerExpired");
        upAgain();
    }

    @Test
    void changedMonitorsAreStartedAndStoppedWithoutAnotherConnection() throws Exception {
        FakeSwitch.Call call = up(BuiltInProfiles.GENERIC, Map.of("monitors", "2001,2002"));
        change(Map.of("monitors", "2002,2003"));
        assertThat(call.next("MonitorStop").text("monitorCrossRefID")).isEqualTo("X2001");
        assertThat(call.grantMonitor()).isEqualTo("2003");
        assertThat(events.next(CallEvent.MonitorStopped.class).dn()).isEqualTo("2001");
        assertThat(events.next(CallEvent.MonitorStarted.class).dn()).isEqualTo("2003");
        call.event(CLEARED.formatted("2002"));
        events.next(CallEvent.ConnectionCleared.class);
        assertThat(link.status().monitorsRunning()).isEqualTo(2);
    }

    @Test
    void aChangedReadingIsAnnouncedAndNothingElseHappens() throws Exception {
        FakeSwitch.Call call = up(BuiltInProfiles.GENERIC, Map.of());
        change(Map.of("releasing-device", "self", "conference-ends-with-controller", "true"));
        SwitchTraits traits = events.next(CallEvent.LinkConfigured.class).traits();
        assertThat(traits.reading()).contains(ReleasingDeviceReading.SELF);
        assertThat(traits.conferenceEnding()).isEqualTo(ConferenceEnding.ENDS_WITH_CONTROLLER);
        change(Map.of("releasing-device", "self", "conference-ends-with-controller", "true"));
        assertThat(call.silentFor(300)).isTrue();
        assertThat(events.isEmpty()).isTrue();
    }

    @Test
    void aChangedHostOrProfileConnectsAnewAtOnce() throws Exception {
        FakeSwitch.Call call = up(BuiltInProfiles.GENERIC, Map.of());
        change(Map.of("profile", "openscape-voice"));
        events.next(CallEvent.LinkDown.class);
        assertThat(call.atEnd()).isTrue();
        assertThat(events.next(CallEvent.LinkConfigured.class).traits().profile())
                .isEqualTo("openscape-voice");
        upAgain();
    }

    @Test
    void aLinkWithoutItsProfileWaitsForIt() throws Exception {
        LinkSettings settings = settings(Map.of("profile", "vendor"));
        link = new CstaLink(settings, Optional.empty(), new MonotoneClock());
        link.open(events);
        events.opened();
        while (link.status().state() != State.WAITING) {
            Thread.onSpinWait();
        }
        assertThat(link.status().detail()).contains("vendor");
        link.update(settings, Optional.of(BuiltInProfiles.UACSTA_PHONE));
        events.next(CallEvent.LinkConfigured.class);
        FakeSwitch.Call call = theSwitch.accept().session();
        events.next(CallEvent.LinkUp.class);
        link.update(settings, Optional.empty());
        assertThat(call.silentFor(300)).isTrue();
        assertThat(link.status().state()).isEqualTo(State.UP);
    }

    @Test
    void aClosedLinkIsSilentAndCanBeOpenedAgain() throws Exception {
        FakeSwitch.Call call = up(BuiltInProfiles.GENERIC, Map.of("monitors", "2001"));
        link.close();
        assertThat(link.status().state()).isEqualTo(State.CLOSED);
        assertThat(call.atEnd()).isTrue();
        assertThat(events.isEmpty()).isTrue();
        link.open(events);
        events.opened();
        upAgain();
    }

    @Test
    void aLinkWhoseSwitchIsAwayClosesAtOnce() throws Exception {
        theSwitch.close();
        open(BuiltInProfiles.GENERIC, Map.of());
        events.opened();
        while (link.status().state() != State.WAITING) {
            Thread.onSpinWait();
        }
        long before = System.nanoTime();
        link.close();
        assertThat(System.nanoTime() - before).isLessThan(2_000_000_000L);
    }

    @Test
    void aReceiverThatFailsDoesNotEndTheLink() throws Exception {
        Recorder recorder = events;
        link = new CstaLink(settings(Map.of("monitors", "2001")), BuiltInProfiles.GENERIC);
        link.open(event -> {
            recorder.accept(event);
            throw new IllegalStateException("defect");
        });
        events.opened();
        upAgain().event(CLEARED.formatted("2001"));
        events.next(CallEvent.ConnectionCleared.class);
    }

    @Test
    void timeNeverGoesBack() throws Exception {
        FakeSwitch.Call call = up(BuiltInProfiles.GENERIC, Map.of("monitors", "2001"));
        long last = 0;
        for (int i = 0; i < 50; i++) {
            call.event(CLEARED.formatted("2001"));
        }
        for (int i = 0; i < 50; i++) {
            long micros = events.next().micros();
            assertThat(micros).isGreaterThanOrEqualTo(last);
            last = micros;
        }
    }

    @Test
    void aMonitorThatIsNoLongerWantedWhenItIsGrantedIsStoppedAtOnce() throws Exception {
        open(BuiltInProfiles.GENERIC, Map.of("monitors", "2001,2002"));
        events.opened();
        FakeSwitch.Call call = theSwitch.accept().session();
        FakeSwitch.Message first = call.next("MonitorStart");
        FakeSwitch.Message second = call.next("MonitorStart");
        change(Map.of("monitors", "2002"));
        while (link.status().monitorsWanted() != 1) {
            Thread.onSpinWait();
        }
        call.say(
                first.id(),
                "<MonitorStartResponse><monitorCrossRefID>X2001</monitorCrossRefID></MonitorStartResponse>");
        assertThat(call.next("MonitorStop").text("monitorCrossRefID")).isEqualTo("X2001");
        call.say(
                second.id(),
                "<MonitorStartResponse><monitorCrossRefID>X2002</monitorCrossRefID></MonitorStartResponse>");
        assertThat(events.next(CallEvent.MonitorStarted.class).dn()).isEqualTo("2002");
        events.next(CallEvent.LinkUp.class);
    }
}
