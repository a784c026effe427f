package org.onhook.csta;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.onhook.api.call.CallEvent;
import org.onhook.api.driver.LinkStatus.State;
import org.onhook.csta.settings.LinkSettings;
import org.onhook.driver.support.settings.SettingsException;

@Timeout(60)
class TlsTest {

    private static final String PASSWORD = "changeit";

    @TempDir
    private static Path home;

    @BeforeAll
    static void makeCertificates() throws Exception {
        makeCertificate("good", "san=ip:127.0.0.1");
        makeCertificate("elsewhere", "san=dns:elsewhere.example");
    }

    private static void makeCertificate(String name, String alternative) throws Exception {
        keytool(
                "-genkeypair",
                "-alias",
                "s",
                "-keyalg",
                "EC",
                "-dname",
                "CN=test",
                "-ext",
                alternative,
                "-keystore",
                name + ".p12",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-validity",
                "365");
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "s",
                "-keystore",
                name + ".p12",
                "-storepass",
                PASSWORD,
                "-file",
                name + ".pem");
    }

    private static void keytool(String... arguments) throws Exception {
        String[] command = new String[arguments.length + 1];
        command[0] = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Process process = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("keytool.log").toFile())
                .start();
        assertThat(process.waitFor())
                .as(Files.readString(home.resolve("keytool.log")))
                .isZero();
    }

    private static FakeSwitch theSwitch(String name) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(home.resolve(name + ".p12"))) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        ServerSocket server =
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        return new FakeSwitch(server);
    }

    private static CstaLink link(FakeSwitch theSwitch, Map<String, String> more) throws Exception {
        Map<String, String> values =
                new HashMap<>(Map.of("host", "127.0.0.1", "port", "" + theSwitch.port(), "tls", "true"));
        values.putAll(more);
        return new CstaLink(LinkSettings.parse("tls", "tls.cfg", values, home), BuiltInProfiles.GENERIC);
    }

    private static void comesUp(String certificate, Map<String, String> more) throws Exception {
        Recorder events = new Recorder();
        try (FakeSwitch theSwitch = theSwitch(certificate)) {
            CstaLink link = link(theSwitch, more);
            link.open(events);
            FakeSwitch.Call call = theSwitch.accept().session();
            events.opened();
            events.next(CallEvent.LinkUp.class);
            // Longer than a read waits: a timeout does not end a TLS connection.
            assertThat(call.silentFor(1_200)).isTrue();
            call.say("0007", "<SystemStatus><systemStatus>messagesLost</systemStatus></SystemStatus>");
            events.next(CallEvent.MessagesLost.class);
            link.close();
        }
    }

    private static void isRefused(String certificate, Map<String, String> more) throws Exception {
        Recorder events = new Recorder();
        try (FakeSwitch theSwitch = theSwitch(certificate)) {
            CstaLink link = link(theSwitch, more);
            link.open(events);
            theSwitch.accept();
            while (link.status().state() != State.WAITING) {
                Thread.onSpinWait();
            }
            assertThat(link.status().detail()).contains("SSL");
            link.close();
            events.opened();
            assertThat(events.isEmpty()).isTrue();
        }
    }

    @Test
    void aTrustedSwitchIsTalkedTo() throws Exception {
        comesUp("good", Map.of("tls-trust", "good.pem"));
    }

    @Test
    void aSwitchThatIsNotTrustedIsNot() throws Exception {
        isRefused("good", Map.of());
    }

    @Test
    void aSwitchWithAnothersCertificateIsNot() throws Exception {
        isRefused("elsewhere", Map.of("tls-trust", "elsewhere.pem"));
    }

    @Test
    void withoutVerificationAnySwitchIsTalkedTo() throws Exception {
        comesUp("elsewhere", Map.of("tls-verify", "false"));
    }

    /** Passes on what comes, in pieces that do not end where TLS records end. */
    private static void dribble(Socket from, Socket to, Random random) {
        try (from;
                to) {
            to.setTcpNoDelay(true);
            byte[] bytes = new byte[4_096];
            for (int count = from.getInputStream().read(bytes);
                    count >= 0;
                    count = from.getInputStream().read(bytes)) {
                for (int start = 0; start < count; ) {
                    int end = Math.min(count, start + 1 + random.nextInt(60));
                    to.getOutputStream().write(bytes, start, end - start);
                    start = end;
                }
            }
        } catch (IOException e) {
            // The end of the test.
        }
    }

    @Test
    void readsThatAreInterruptedWithinARecordLoseNothing() throws Exception {
        Recorder events = new Recorder();
        Random random = new Random(3);
        AtomicBoolean waking = new AtomicBoolean(true);
        try (FakeSwitch theSwitch = theSwitch("good");
                ServerSocket relay = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Map<String, String> values = new HashMap<>(
                    Map.of("host", "127.0.0.1", "port", "" + relay.getLocalPort(), "tls", "true", "monitors", "2001"));
            values.put("tls-trust", "good.pem");
            CstaLink link = new CstaLink(LinkSettings.parse("tls", "tls.cfg", values, home), BuiltInProfiles.GENERIC);
            link.open(events);
            Socket linkSide = relay.accept();
            Socket switchSide = new Socket(InetAddress.getLoopbackAddress(), theSwitch.port());
            CompletableFuture.runAsync(() -> dribble(switchSide, linkSide, random));
            CompletableFuture.runAsync(() -> dribble(linkSide, switchSide, random));
            FakeSwitch.Call call = theSwitch.accept().session();
            events.opened();
            call.grantMonitor();
            events.next(CallEvent.MonitorStarted.class);
            events.next(CallEvent.LinkUp.class);
            CompletableFuture<Void> waker = CompletableFuture.runAsync(() -> wake(link, values, waking));
            for (int i = 0; i < 2_000; i++) {
                call.event(
                        "<ServiceInitiatedEvent><monitorCrossRefID>X2001</monitorCrossRefID><initiatedConnection><callID>"
                                + i
                                + "</callID><deviceID>2001</deviceID></initiatedConnection></ServiceInitiatedEvent>");
            }
            for (int i = 0; i < 2_000; i++) {
                assertThat(events.next(CallEvent.ServiceInitiated.class)
                                .connection()
                                .callId())
                        .isEqualTo("" + i);
            }
            waking.set(false);
            waker.get();
            link.close();
        }
    }

    /** Changes the configuration again and again, each time waking the link. */
    private static void wake(CstaLink link, Map<String, String> values, AtomicBoolean wanted) {
        try {
            for (int seconds = 100; wanted.get(); seconds = 201 - seconds) {
                values.put("heartbeat-seconds", "" + seconds);
                link.update(LinkSettings.parse("tls", "tls.cfg", values, home), Optional.of(BuiltInProfiles.GENERIC));
                LockSupport.parkNanos(50_000);
            }
        } catch (SettingsException e) {
            throw new AssertionError(e);
        }
    }
}
