package org.onhook.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.ClearPattern;
import org.onhook.api.driver.LinkStatus;
import org.onhook.asterisk.settings.LinkSettings;
import org.onhook.driver.support.settings.SettingsException;

class AsteriskLinkTest {

    private static final int SECONDS = 10;

    private final BlockingQueue<CallEvent> events = new LinkedBlockingQueue<>();
    private FakeAsterisk asterisk;
    private AsteriskLink link;

    @BeforeEach
    void open() throws IOException, SettingsException {
        asterisk = new FakeAsterisk();
        link = new AsteriskLink(LinkSettings.parse(
                "a",
                "a.cfg",
                Map.of(
                        "host", "127.0.0.1",
                        "port", Integer.toString(asterisk.port()),
                        "username", "onhook",
                        "password", "hush",
                        "endpoints", "101,*"),
                Path.of("")));
        link.open(events::add);
    }

    @AfterEach
    void close() throws IOException {
        link.close();
        asterisk.close();
    }

    private <T extends CallEvent> T next(Class<T> kind) throws InterruptedException {
        CallEvent event = events.poll(SECONDS, TimeUnit.SECONDS);
        assertThat(event).isInstanceOf(kind);
        return kind.cast(event);
    }

    private void await(LinkStatus.State state) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (link.status().state() != state) {
            assertThat(System.nanoTime()).as(link.status().toString()).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    @Test
    void itSaysHowToReadTheSwitchStartsItsMonitorsAndIsUp() throws Exception {
        assertThat(next(CallEvent.LinkConfigured.class).traits().clears()).isEqualTo(ClearPattern.UNORDERED);
        next(CallEvent.LinkDown.class);
        asterisk.logIn();
        assertThat(next(CallEvent.MonitorStarted.class).dn()).isEqualTo("101");
        assertThat(next(CallEvent.DeviceSnapshot.class).connections()).isEmpty();
        next(CallEvent.LinkUp.class);
        await(LinkStatus.State.UP);
        assertThat(link.status().monitorsRunning()).isEqualTo(1);
    }

    @Test
    void channelsThatAreThereAlreadyAreReportedBeforeTheLinkIsUp() throws Exception {
        asterisk.logIn("Channel: PJSIP/102-1\r\nUniqueid: 1\r\nLinkedid: 1\r\nChannelState: 6");
        next(CallEvent.LinkConfigured.class);
        next(CallEvent.LinkDown.class);
        next(CallEvent.MonitorStarted.class);
        assertThat(next(CallEvent.MonitorStarted.class).dn()).isEqualTo("102");
        next(CallEvent.Established.class);
        assertThat(next(CallEvent.DeviceSnapshot.class).dn()).isEqualTo("101");
        assertThat(next(CallEvent.DeviceSnapshot.class).connections()).hasSize(1);
        assertThat(next(CallEvent.CallSnapshot.class).callId()).isEqualTo("1");
        next(CallEvent.LinkUp.class);
    }

    @Test
    void whatItIsAskedForWhileItIsUpIsAnsweredByOneList() throws Exception {
        asterisk.logIn("Channel: PJSIP/101-1\r\nUniqueid: 1\r\nLinkedid: 1\r\nChannelState: 6");
        await(LinkStatus.State.UP);
        events.clear();
        link.inquire("101");
        link.inquire("101");
        String list = asterisk.answer("CoreShowChannels", "Success");
        asterisk.send("Event: CoreShowChannelsComplete", "ActionID: " + list, "");

        CallEvent.DeviceSnapshot snapshot = next(CallEvent.DeviceSnapshot.class);
        assertThat(snapshot.dn()).isEqualTo("101");
        assertThat(snapshot.connections()).isEmpty();
        assertThat(asterisk.hearsNothingFor(100)).isTrue();
    }

    @Test
    void anAsteriskThatDoesNotListItsChannelsSaysNothingOfThem() throws Exception {
        asterisk.accept();
        asterisk.answer("Login", "Success");
        asterisk.answer("Events", "Success");
        asterisk.answer("CoreShowChannels", "Error");
        next(CallEvent.LinkConfigured.class);
        next(CallEvent.LinkDown.class);
        next(CallEvent.MonitorStarted.class);
        next(CallEvent.LinkUp.class);
        assertThat(link.status().counters()).containsEntry("channel-list.refused", 1L);
    }

    @Test
    void aLostConnectionIsToldAndMadeAgainWithTheMonitorsThatRan() throws Exception {
        asterisk.logIn();
        next(CallEvent.LinkConfigured.class);
        next(CallEvent.LinkDown.class);
        next(CallEvent.MonitorStarted.class);
        next(CallEvent.DeviceSnapshot.class);
        next(CallEvent.LinkUp.class);
        asterisk.send("Event: Newchannel", "Channel: PJSIP/102-1", "Uniqueid: 1", "Linkedid: 1", "ChannelState: 4", "");
        next(CallEvent.MonitorStarted.class);
        next(CallEvent.Originated.class);
        asterisk.hangUp();
        next(CallEvent.LinkDown.class);
        asterisk.logIn();
        assertThat(next(CallEvent.MonitorStarted.class).dn()).isEqualTo("101");
        assertThat(next(CallEvent.MonitorStarted.class).dn()).isEqualTo("102");
        assertThat(next(CallEvent.DeviceSnapshot.class).dn()).isEqualTo("101");
        CallEvent.DeviceSnapshot idle = next(CallEvent.DeviceSnapshot.class);
        assertThat(idle.dn()).isEqualTo("102");
        assertThat(idle.connections()).isEmpty();
        next(CallEvent.LinkUp.class);
        assertThat(link.status().counters()).containsEntry("reconnects", 1L);
    }

    @Test
    void aChannelKeepsItsCallOverALostConnection() throws Exception {
        asterisk.logIn();
        next(CallEvent.LinkConfigured.class);
        next(CallEvent.LinkDown.class);
        next(CallEvent.MonitorStarted.class);
        next(CallEvent.DeviceSnapshot.class);
        next(CallEvent.LinkUp.class);
        asterisk.send("Event: Newchannel", "Channel: PJSIP/101-1", "Uniqueid: 2", "Linkedid: 2", "ChannelState: 6", "");
        assertThat(next(CallEvent.Established.class).connection().callId()).isEqualTo("2");
        asterisk.hangUp();
        next(CallEvent.LinkDown.class);
        asterisk.logIn("Channel: PJSIP/101-1\r\nUniqueid: 2\r\nLinkedid: 1\r\nChannelState: 6");
        next(CallEvent.MonitorStarted.class);
        assertThat(next(CallEvent.Established.class).connection().callId()).isEqualTo("2");
        next(CallEvent.DeviceSnapshot.class);
        assertThat(next(CallEvent.CallSnapshot.class).callId()).isEqualTo("2");
    }

    @Test
    void aRefusedLoginIsShownWithoutThePassword() throws Exception {
        asterisk.accept();
        asterisk.answer("Login", "Error");
        await(LinkStatus.State.WAITING);
        assertThat(link.status().detail())
                .isEqualTo("the login as onhook is refused: as told")
                .doesNotContain("hush");
    }

    @Test
    void closedItDeliversNothingAndMayBeOpenedAgain() throws Exception {
        asterisk.logIn();
        await(LinkStatus.State.UP);
        link.close();
        events.clear();
        assertThat(link.status().state()).isEqualTo(LinkStatus.State.CLOSED);
        link.open(events::add);
        next(CallEvent.LinkConfigured.class);
        next(CallEvent.LinkDown.class);
        asterisk.logIn();
        next(CallEvent.MonitorStarted.class);
        next(CallEvent.DeviceSnapshot.class);
        next(CallEvent.LinkUp.class);
    }
}
