package org.onhook.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.onhook.api.tlib.ReleaseHistory;

class ReleasesCommandTest {

    @Test
    void showsALineForEachOfTheLatestReleasesAsTheyWerePublished() throws ReflectiveOperationException {
        ReleasesCommand command = new ReleasesCommand();
        set(command, event("2002", "\"Initiator\":\"2001\",\"InitiatorKind\":\"party\""));

        assertThat(command.releases().lines()).hasSize(2).last().satisfies(line -> assertThat(line.split(" {2,}"))
                .contains("osv-1", "006c02462a161006", "2002", "2003", "EventReleased", "2 Remote")
                .containsSubsequence("2001", "releasing-device", "certain"));
    }

    @Test
    void saysWhoReleasedWithoutANumber() throws ReflectiveOperationException {
        ReleasesCommand command = new ReleasesCommand();
        set(
                command,
                event("2001", "\"InitiatorKind\":\"party\""),
                event("2002", "\"InitiatorKind\":\"switch\""),
                event("2003", "\"InitiatorKind\":\"unknown\""));

        assertThat(command.releases().lines().skip(1))
                .satisfiesExactly(
                        line -> assertThat(line).contains("a party without a number"),
                        line -> assertThat(line).contains("the switch"),
                        line -> assertThat(line).contains("unknown"));
    }

    @Test
    void showsTheNameOfASwitchAsItIsConfigured() throws ReflectiveOperationException {
        ReleasesCommand command = new ReleasesCommand();
        String json = new String(event("2001", "\"InitiatorKind\":\"switch\""), StandardCharsets.UTF_8);
        set(command, json.replace("osv-1", "K%C3%B6ln%201%2F2+3:4").getBytes(StandardCharsets.UTF_8));

        assertThat(command.releases()).contains("  Köln 1/2+3:4  ");
    }

    @Test
    void showsNoMoreThanAsked() throws ReflectiveOperationException {
        ReleasesCommand command = new ReleasesCommand();
        set(command, event("2001", "\"InitiatorKind\":\"switch\""), event("2002", "\"InitiatorKind\":\"switch\""));

        assertThat(command.releases(1).lines()).hasSize(2);
        assertThat(command.releases(0)).isEqualTo("no releases yet");
        assertThat(command.releases(-1)).isEqualTo("no releases yet");
    }

    private static byte[] event(String dn, String initiator) {
        return ("{\"source\":\"/onhook/switch/osv-1\",\"time\":\"2023-11-14T22:13:20.000000Z\",\"data\":{"
                        + "\"Event\":\"EventReleased\",\"ThisDN\":\"" + dn + "\",\"OtherDN\":\"2003\","
                        + "\"ConnID\":\"006c02462a161006\",\"Extensions\":{\"ReleasingParty\":\"2 Remote\"},"
                        + "\"Attribution\":{" + initiator + ",\"Rule\":\"releasing-device\","
                        + "\"Confidence\":\"certain\",\"Evidence\":[]}}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Injects the reference as the container does. */
    private static void set(ReleasesCommand command, byte[]... latest) throws ReflectiveOperationException {
        Field field = ReleasesCommand.class.getDeclaredField("history");
        field.setAccessible(true);
        field.set(command, new ReleaseHistory() {
            @Override
            public Stream<byte[]> latest() {
                return Stream.of(latest);
            }

            @Override
            public List<byte[]> ofCall(long connId) {
                return List.of(latest);
            }
        });
    }
}
