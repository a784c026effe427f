package org.onhook.csta;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.onhook.api.call.CallEvent;
import org.onhook.api.driver.LinkStatus.State;
import org.onhook.csta.settings.LinkSettings;

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
}
