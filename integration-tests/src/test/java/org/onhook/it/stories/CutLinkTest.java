package org.onhook.it.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.LocalConnectionState;
import org.onhook.api.call.SnapshotConnection;
import org.onhook.csta.BuiltInProfiles;
import org.onhook.csta.CstaLink;
import org.onhook.csta.settings.LinkSettings;
import org.onhook.driver.support.settings.SettingsException;
import org.onhook.simulator.SwitchSimulator;
import org.onhook.simulator.story.Pace;
import org.onhook.simulator.story.Stories;
import org.onhook.simulator.story.Story;
import org.onhook.simulator.switching.SnapshotForm;
import org.onhook.simulator.switching.SwitchBehaviour;

/** The link to a switch is cut while a call goes on: what the switch then says of it is about the same call and devices. */
@Timeout(120)
class CutLinkTest {

    private static final int SECONDS = 30;
    private static final Duration PATIENCE = Duration.ofSeconds(SECONDS);

    @TempDir
    Path home;

    /** A switch on which one call goes on, slowly enough to be cut off and to connect again in it. */
    private static final class Cut implements AutoCloseable {
        private final SwitchBehaviour behaviour;
        private final SwitchSimulator simulator;
        private final BlockingQueue<CallEvent> events = new LinkedBlockingQueue<>();
        private final CstaLink link;
        private final Thread player;
        private CallEvent.Established established;

        private Cut(SwitchBehaviour behaviour) throws IOException, InterruptedException, SettingsException {
            this.behaviour = behaviour;
            simulator = new SwitchSimulator(behaviour);
            int port = simulator.start(0);
            link = new CstaLink(
                    LinkSettings.parse(
                            behaviour.name(),
                            Map.of("host", "127.0.0.1", "port", Integer.toString(port), "monitors", "2001-2002")),
                    BuiltInProfiles.named(behaviour.name()).orElseThrow());
            link.open(events::add);
            assertThat(simulator.awaitMonitors(Set.of("2001", "2002"), PATIENCE))
                    .isTrue();
            player = play(simulator, new Pace(6, 0, true));
        }

        private void cut() throws InterruptedException {
            established = next(CallEvent.Established.class);
            simulator.dropClients();
            next(CallEvent.LinkDown.class);
        }

        /** Passes over events of other kinds. */
        private <T extends CallEvent> T next(Class<T> kind) throws InterruptedException {
            while (true) {
                CallEvent event = events.poll(SECONDS, TimeUnit.SECONDS);
                assertThat(event)
                        .as("%s of %s", kind.getSimpleName(), behaviour.name())
                        .isNotNull();
                if (kind.isInstance(event)) {
                    return kind.cast(event);
                }
            }
        }

        private long counter(String name) {
            return link.status().counters().getOrDefault(name, 0L);
        }

        @Override
        public void close() throws InterruptedException, IOException {
            player.interrupt();
            player.join();
            link.close();
            simulator.close();
        }
    }

    /** Begins a call that A ends. */
    private static Thread play(SwitchSimulator simulator, Pace pace) {
        Story story = Stories.variant("1", "A hangs up");
        Thread player = new Thread(() -> {
            try {
                simulator.play(story, pace);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        player.start();
        return player;
    }

    @Test
    void everyMakeOfSwitchSaysAfterwardsWhatCallThereIsInTheTermsOfItsEvents() throws Exception {
        List<SwitchBehaviour> behaviours = new ArrayList<>(SwitchBehaviour.profiles());
        behaviours.add(SwitchBehaviour.generic().answering(SnapshotForm.SEGMENTS));
        behaviours.add(SwitchBehaviour.generic().answering(SnapshotForm.NONE));
        List<Cut> cuts = new ArrayList<>();
        try {
            for (SwitchBehaviour behaviour : behaviours) {
                cuts.add(new Cut(behaviour));
            }
            for (Cut cut : cuts) {
                cut.cut();
            }
            for (Cut cut : cuts) {
                SnapshotForm form = cut.behaviour.snapshots();
                boolean refuses = form == SnapshotForm.NONE || form == SnapshotForm.OWN_STATE;
                if (form == SnapshotForm.NONE) {
                    cut.next(CallEvent.LinkUp.class);
                } else {
                    devices(cut);
                }
                if (!refuses) {
                    call(cut);
                }
                CallEvent.ConnectionCleared cleared = cut.next(CallEvent.ConnectionCleared.class);
                assertThat(cleared.connection().callId()).isEqualTo(callId(cut));
                assertThat(cut.counter("snapshots.refused") > 0).isEqualTo(refuses);
            }
        } finally {
            for (Cut cut : cuts) {
                cut.close();
            }
        }
    }

    private static String callId(Cut cut) {
        return cut.established.connection().callId();
    }

    private static void devices(Cut cut) throws InterruptedException {
        for (String dn : List.of("2001", "2002")) {
            CallEvent.DeviceSnapshot snapshot = cut.next(CallEvent.DeviceSnapshot.class);
            assertThat(snapshot.dn()).isEqualTo(dn);
            assertThat(snapshot.connections())
                    .extracting(
                            item -> item.connection().callId(),
                            item -> item.connection().device().id(),
                            item -> item.device().id(),
                            SnapshotConnection::state)
                    .containsExactly(tuple(callId(cut), dn, dn, LocalConnectionState.CONNECTED));
        }
    }

    private static void call(Cut cut) throws InterruptedException {
        CallEvent.CallSnapshot snapshot = cut.next(CallEvent.CallSnapshot.class);
        assertThat(snapshot.callId()).isEqualTo(callId(cut));
        assertThat(snapshot.callingDevice().id())
                .isEqualTo(cut.established.callingDevice().id())
                .isEqualTo("2001");
        assertThat(snapshot.calledDevice().id()).isEqualTo("2002");
        assertThat(snapshot.connections())
                .extracting(
                        item -> item.connection().callId(),
                        item -> item.connection().device().id(),
                        item -> item.device().id(),
                        SnapshotConnection::state)
                .containsExactly(
                        tuple(callId(cut), "2001", "2001", LocalConnectionState.CONNECTED),
                        tuple(callId(cut), "2002", "2002", LocalConnectionState.CONNECTED));
    }

    @Test
    void aCallThatEndedUnseenIsOverAsSoonAsTheSwitchSaysSo() throws Exception {
        List<String> lines = new CopyOnWriteArrayList<>();
        try (SwitchSimulator simulator = new SwitchSimulator(SwitchBehaviour.openscapeVoice());
                SocketConnector connector =
                        new SocketConnector(home, simulator.start(0), "openscape-voice", "2001-2002", lines::add)) {
            awaitLinkUp(lines);
            simulator.play(Stories.variant("24", "the link is lost"), Pace.instant());
            awaitReleasesByNobody(lines);
            assertThat(connector.frames()).isPositive();
        }
    }

    @Test
    void aCallWhoseEndTheSwitchCouldNotReportIsOverAsSoonAsItSaysSo() throws Exception {
        List<String> lines = new CopyOnWriteArrayList<>();
        try (SwitchSimulator simulator = new SwitchSimulator(SwitchBehaviour.avayaAes());
                SocketConnector connector =
                        new SocketConnector(home, simulator.start(0), "avaya-aes", "2001-2002", lines::add)) {
            awaitLinkUp(lines);
            Thread player = play(simulator, new Pace(0.5, 0, true));
            while (count(lines, "EventEstablished") < 2) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            simulator.loseMessages(true);
            player.join();
            assertThat(count(lines, "EventReleased")).isZero();
            simulator.loseMessages(false);
            awaitReleasesByNobody(lines);
            assertThat(connector.frames()).isPositive();
        }
    }

    /** A switch monitors a device a moment before the connector knows that it does. */
    private static void awaitLinkUp(List<String> lines) throws InterruptedException {
        long begin = System.nanoTime();
        while (count(lines, "EventLinkConnected") == 0) {
            assertThat(System.nanoTime() - begin).as("lines: %s", lines).isLessThan(PATIENCE.toNanos());
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    private static long count(List<String> lines, String event) {
        return lines.stream()
                .filter(line -> line.contains("\"Event\":\"" + event + "\""))
                .count();
    }

    private static void awaitReleasesByNobody(List<String> lines) throws InterruptedException {
        long begin = System.nanoTime();
        while (count(lines, "EventReleased") < 2) {
            assertThat(System.nanoTime() - begin)
                    .as("what is not asked for is given up after 30 s; lines: %s", lines)
                    .isLessThan(20_000_000_000L);
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(lines.stream().filter(line -> line.contains("\"Event\":\"EventReleased\"")))
                .hasSize(2)
                .allMatch(line -> line.contains("\"ReleasingParty\":\"3 Unknown\""));
    }
}
