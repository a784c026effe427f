package org.onhook.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.onhook.simulator.story.Pace;
import org.onhook.simulator.story.Stories;
import org.onhook.simulator.switching.SnapshotForm;
import org.onhook.simulator.switching.SwitchBehaviour;
import org.onhook.simulator.traffic.Disturbance;
import org.onhook.simulator.traffic.Traffic;
import org.onhook.simulator.truth.PartyTruth;
import org.onhook.simulator.truth.Truth;

class SwitchSimulatorTest {

    private static SwitchSimulator started(SwitchBehaviour behaviour) throws IOException {
        SwitchSimulator simulator = new SwitchSimulator(behaviour);
        simulator.start(0);
        return simulator;
    }

    @Test
    void openscapeSpeaksFirstAndLetsTheClientRegister() throws Exception {
        try (SwitchSimulator simulator = started(SwitchBehaviour.openscapeVoice());
                TestClient client = new TestClient(simulator.port())) {
            TestClient.Message first = client.next();
            assertThat(first.xml()).contains("<SystemStatus ").contains("<systemStatus>enabled<");
            client.send(first.invokeId(), "<SystemStatusResponse/>");
            assertThat(client.ask("<SystemRegister><requestTypes><systemStatus>true</systemStatus></requestTypes>"
                                    + "</SystemRegister>")
                            .xml())
                    .contains("<SystemRegisterResponse ")
                    .contains("sysStatRegisterID");
            assertThat(client.ask("<SystemStatus/>").xml()).contains("SystemStatusResponse");
        }
    }

    @Test
    void avayaWaitsAndGrantsTheDurationThatIsAskedFor() throws Exception {
        try (SwitchSimulator simulator = started(SwitchBehaviour.avayaAes());
                TestClient client = new TestClient(simulator.port())) {
            TestClient.Message started =
                    client.ask("<StartApplicationSession xmlns=\"http://www.ecma-international.org/standards/ecma-354/"
                            + "appl_session\"><requestedProtocolVersions><protocolVersion>v1</protocolVersion>"
                            + "</requestedProtocolVersions><requestedSessionDuration>60</requestedSessionDuration>"
                            + "</StartApplicationSession>");
            assertThat(started.xml()).contains("StartApplicationSessionPosResponse");
            assertThat(started.text("actualSessionDuration")).isEqualTo("60");
            assertThat(started.text("actualProtocolVersion")).isEqualTo("v1");
            assertThat(client.ask("<ResetApplicationSessionTimer><sessionID>1</sessionID>"
                                    + "</ResetApplicationSessionTimer>")
                            .text("actualSessionDuration"))
                    .isEqualTo("180");
            assertThat(client.ask("<RequestSystemStatus/>").text("systemStatus"))
                    .isEqualTo("normal");
        }
    }

    @Test
    void monitorsAreStartedInEverySpellingAndStopped() throws Exception {
        try (SwitchSimulator simulator = started(SwitchBehaviour.generic());
                TestClient client = new TestClient(simulator.port())) {
            client.monitor("2001");
            client.monitor("2002:CM1::0");
            client.monitor("N&lt;2003&gt;;displayNumber=2003");
            String crossRef = client.monitor("sip:2004@pbx.example");
            assertThat(simulator.awaitMonitors(Set.of("2001", "2002", "2003", "2004"), Duration.ofSeconds(2)))
                    .isTrue();
            assertThat(client.ask("<MonitorStop><monitorCrossRefID>" + crossRef + "</monitorCrossRefID></MonitorStop>")
                            .xml())
                    .contains("MonitorStopResponse");
            assertThat(simulator.monitored()).containsExactly("2001", "2002", "2003");
        }
    }

    @Test
    void unknownRequestsAreRefused() throws Exception {
        try (SwitchSimulator simulator = started(SwitchBehaviour.generic());
                TestClient client = new TestClient(simulator.port())) {
            assertThat(client.ask("<ParkCall><parking/></ParkCall>").text("operation"))
                    .isEqualTo("serviceNotSupported");
        }
    }

    @Test
    void anIdleDeviceHasAnEmptySnapshot() throws Exception {
        try (SwitchSimulator simulator = started(SwitchBehaviour.generic());
                TestClient client = new TestClient(simulator.port())) {
            assertThat(client.ask("<SnapshotDevice><snapshotObject>2001</snapshotObject></SnapshotDevice>")
                            .xml())
                    .contains("<crossRefIDorSnapshotData><snapshotData></snapshotData></crossRefIDorSnapshotData>");
        }
    }

    @Test
    void aSnapshotShowsTheCallThatIsGoingOn() throws Exception {
        try (SwitchSimulator simulator = started(SwitchBehaviour.generic());
                TestClient client = new TestClient(simulator.port())) {
            Thread player = new Thread(() -> {
                try {
                    simulator.play(Stories.variant("1", "A hangs up"), new Pace(0.2, 2000, true));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            client.monitor("2002");
            player.start();
            TestClient.Message delivered = client.next();
            TestClient.Message established = client.next();
            assertThat(established.xml()).contains("<EstablishedEvent ");
            String snapshot = client.ask("<SnapshotDevice><snapshotObject><deviceObject>2002</deviceObject>"
                            + "</snapshotObject></SnapshotDevice>")
                    .xml();
            assertThat(snapshot)
                    .contains("<simpleCallState>callEstablished<")
                    .contains("<callID>" + delivered.text("callID") + "<");
            assertThat(client.ask("<SnapshotCall><snapshotObject><callID>" + delivered.text("callID")
                                    + "</callID><deviceID>2002</deviceID></snapshotObject></SnapshotCall>")
                            .xml())
                    .contains("<callingDevice><deviceIdentifier>2001<")
                    .contains("<localConnectionInfo>connected<");
            player.interrupt();
            player.join();
        }
    }

    @Test
    void aNewSessionSeesTheCallsAsTheyAreThen() throws Exception {
        try (SwitchSimulator simulator = started(SwitchBehaviour.openscapeVoice())) {
            Thread player = new Thread(() -> {
                try {
                    simulator.play(Stories.variant("4", "A holds, A hangs up"), new Pace(0.2, 2000, true));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            String ask = "<SnapshotDevice><snapshotObject>2001</snapshotObject></SnapshotDevice>";
            try (TestClient client = new TestClient(simulator.port())) {
                client.next();
                client.monitor("2001");
                player.start();
                awaitEvent(client, "EstablishedEvent");
                assertThat(client.ask(ask).text("simpleCallState")).isEqualTo("callEstablished");
                simulator.dropClients();
            }
            TestClient.Message answer;
            try (TestClient again = new TestClient(simulator.port())) {
                again.next();
                do {
                    answer = again.ask(ask);
                } while (answer.text("simpleCallState").equals("callEstablished"));
                assertThat(answer.text("simpleCallState")).isEqualTo("callEstablishedHeld");
                do {
                    answer = again.ask(ask);
                } while (answer.text("simpleCallState").equals("callEstablishedHeld"));
                assertThat(answer.xml()).contains("<snapshotData></snapshotData>");
            }
            player.join();
        }
    }

    private static void awaitEvent(TestClient client, String element) {
        while (!client.next().xml().contains("<" + element + " ")) {
            // the call goes on
        }
    }

    @Test
    void aSwitchMayAnswerNoSnapshotsOrOnlyThoseOfDevices() throws Exception {
        String ofDevice = "<SnapshotDevice><snapshotObject>2001</snapshotObject></SnapshotDevice>";
        String ofCall = "<SnapshotCall><snapshotObject><callID>1</callID></snapshotObject></SnapshotCall>";
        try (SwitchSimulator simulator = started(SwitchBehaviour.generic().answering(SnapshotForm.NONE));
                TestClient client = new TestClient(simulator.port())) {
            assertThat(client.ask(ofDevice).text("operation")).isEqualTo("serviceNotSupported");
            assertThat(client.ask(ofCall).text("operation")).isEqualTo("serviceNotSupported");
        }
        try (SwitchSimulator simulator = started(SwitchBehaviour.uacstaPhone());
                TestClient client = new TestClient(simulator.port())) {
            assertThat(client.ask(ofDevice).xml()).contains("<snapshotData></snapshotData>");
            assertThat(client.ask(ofCall).text("operation")).isEqualTo("serviceNotSupported");
        }
        try (SwitchSimulator simulator = started(SwitchBehaviour.generic());
                TestClient client = new TestClient(simulator.port())) {
            assertThat(client.ask(ofCall).text("operation")).isEqualTo("invalidCallID");
        }
    }

    @Test
    void aDisabledSwitchHasNoMonitorsAndGrantsNone() throws Exception {
        try (SwitchSimulator simulator = started(SwitchBehaviour.generic());
                TestClient client = new TestClient(simulator.port())) {
            client.monitor("2001");
            simulator.report("disabled");
            assertThat(client.next().text("systemStatus")).isEqualTo("disabled");
            assertThat(simulator.monitored()).isEmpty();
            assertThat(client.ask("<RequestSystemStatus/>").text("systemStatus"))
                    .isEqualTo("disabled");
            assertThat(client.monitor("2001")).isEmpty();
            simulator.report("enabled");
            assertThat(client.next().text("systemStatus")).isEqualTo("enabled");
            assertThat(client.monitor("2001")).isNotEmpty();
        }
    }

    @Test
    void lostMessagesAreNotToldBeforeTheSwitchSaysThatItLostThem() throws Exception {
        try (SwitchSimulator simulator = started(SwitchBehaviour.generic());
                TestClient client = new TestClient(simulator.port())) {
            client.monitor("2001");
            simulator.loseMessages(true);
            simulator.play(Stories.variant("1", "A hangs up"), Pace.instant());
            simulator.loseMessages(false);
            assertThat(client.next().text("systemStatus")).isEqualTo("messagesLost");
            assertThat(client.ask("<RequestSystemStatus/>").text("systemStatus"))
                    .isEqualTo("normal");
        }
    }

    @Test
    void onlyMonitoredDevicesAreReportedAndTheTruthSaysSo() throws Exception {
        try (SwitchSimulator simulator = started(SwitchBehaviour.avayaAes());
                TestClient client = new TestClient(simulator.port())) {
            String crossRef = client.monitor("2002:CM1::0");
            Truth truth = simulator.play(Stories.variant("1", "A hangs up"), Pace.instant());
            List<String> events = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                TestClient.Message event = client.next();
                assertThat(event.invokeId()).isEqualTo("9999");
                assertThat(event.text("monitorCrossRefID")).isEqualTo(crossRef);
                events.add(event.xml().replaceAll(".*\\?><(\\w+)Event .*", "$1"));
            }
            assertThat(events).containsExactly("Delivered", "Established", "ConnectionCleared", "ConnectionCleared");
            assertThat(truth.parties()).extracting(PartyTruth::monitored).containsExactly(false, true);
            assertThat(truth.party("2001").ends()).isEmpty();
        }
    }

    @Test
    void twoClientsGetTheSameEvents() throws Exception {
        try (SwitchSimulator simulator = started(SwitchBehaviour.generic());
                TestClient one = new TestClient(simulator.port());
                TestClient two = new TestClient(simulator.port())) {
            String first = one.monitor("2001");
            String second = two.monitor("2001");
            simulator.play(Stories.variant("6", "after dialling"), Pace.instant());
            for (int i = 0; i < 3; i++) {
                assertThat(one.next().xml().replace(first, "x"))
                        .isEqualTo(two.next().xml().replace(second, "x"));
            }
        }
    }

    @Test
    void theLinkIsLostInTheMiddleOfTheCall() throws Exception {
        try (SwitchSimulator simulator = started(SwitchBehaviour.generic());
                TestClient client = new TestClient(simulator.port())) {
            client.monitor("2001");
            Truth truth = simulator.play(Stories.variant("24", "the link is lost"), Pace.instant());
            assertThat(truth.linkLost()).isTrue();
            assertThat(truth.party("2001").ends())
                    .singleElement()
                    .satisfies(end -> assertThat(end.releasingParty().right()).containsExactly("3 Unknown"));
            assertThat(simulator.monitored()).isEmpty();
            try (TestClient again = new TestClient(simulator.port())) {
                assertThat(again.ask("<SnapshotDevice><snapshotObject>2001</snapshotObject></SnapshotDevice>")
                                .xml())
                        .doesNotContain("snapshotDeviceResponseInfo");
            }
        }
    }

    @Test
    void trafficTellsTheTruthOfEveryCallOnce() throws Exception {
        try (SwitchSimulator simulator = started(SwitchBehaviour.openscapeVoice());
                TestClient client = new TestClient(simulator.port())) {
            client.next();
            List<String> stations = Traffic.range(2000, 2099);
            stations.forEach(client::monitor);
            client.monitor("5000");
            List<Truth> truths = new ArrayList<>();
            simulator.run(Traffic.random(7, 1000).among(stations).with(new Disturbance(0.1, 0.5, 0)), truths::add);
            assertThat(truths).hasSize(1000);
            assertThat(truths.stream().flatMap(truth -> truth.callIds().stream()))
                    .doesNotHaveDuplicates();
            assertThat(truths).noneMatch(Truth::tolerant);
            assertThat(truths).extracting(Truth::story).contains("1", "9", "13", "17", "20", "20b", "21", "22", "23");
        }
    }
}
