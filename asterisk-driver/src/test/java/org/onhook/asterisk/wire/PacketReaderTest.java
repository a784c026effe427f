package org.onhook.asterisk.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PacketReaderTest {

    private static final ReaderLimits SMALL = new ReaderLimits(100, 400, 10);

    private static List<Packet> read(PacketReader reader, byte[] bytes, int most) throws IOException {
        InputStream in = new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int from, int length) {
                return super.read(into, from, Math.min(length, most));
            }
        };
        List<Packet> packets = new ArrayList<>();
        while (reader.fill(in) >= 0) {
            for (Optional<Packet> packet = reader.next(); packet.isPresent(); packet = reader.next()) {
                packets.add(packet.get());
            }
        }
        return packets;
    }

    private static List<Packet> read(String text) throws IOException {
        return read(new PacketReader(SMALL), text.getBytes(StandardCharsets.UTF_8), 1_000);
    }

    @Test
    void theGreetingIsNoPacket() throws IOException {
        PacketReader reader = new PacketReader(SMALL);
        String text = "Asterisk Call Manager/11.0.0\r\nResponse: Success\r\nActionID: a\r\n\r\n";
        List<Packet> packets = read(reader, text.getBytes(StandardCharsets.UTF_8), 1_000);
        assertThat(packets).hasSize(1);
        assertThat(packets.get(0).isResponse()).isTrue();
        assertThat(reader.greeting()).contains("Asterisk Call Manager/11.0.0");
        assertThat(reader.strayLines()).isZero();
    }

    @Test
    void linesEndWithOrWithoutACarriageReturnAndNamesIgnoreCase() throws IOException {
        List<Packet> packets = read("Event: CEL\nUniqueID: 1.2\n\nEvent: Hangup\r\nUniqueid:3.4\r\nEmpty:\r\n\r\n");
        assertThat(packets).extracting(Packet::event).containsExactly("CEL", "Hangup");
        assertThat(packets).extracting(packet -> packet.get("Uniqueid")).containsExactly("1.2", "3.4");
        assertThat(packets.get(1).get("Empty")).isEmpty();
        assertThat(packets.get(1).has("empty")).isTrue();
    }

    @Test
    void aValueKeepsItsColonsAndItsCharacters() throws IOException {
        assertThat(read("AppData: sip:101@h: \u00e9\r\n\r\n").get(0).get("AppData"))
                .isEqualTo("sip:101@h: \u00e9");
    }

    @Test
    void whatIsTooLongIsSkippedUpToTheNextPacket() throws IOException {
        PacketReader reader = new PacketReader(SMALL);
        String longLine = "Event: A\r\nValue: " + "x".repeat(500) + "\r\nMore: 1\r\n\r\n";
        String longPacket = "Event: B\r\n" + ("Name: " + "y".repeat(80) + "\r\n").repeat(8) + "\r\n";
        String manyFields = "Event: C\r\n" + "F: 1\r\n".repeat(20) + "\r\n";
        String text = longLine + longPacket + manyFields + "Event: D\r\n\r\n";
        List<Packet> packets = read(reader, text.getBytes(StandardCharsets.UTF_8), 64);
        assertThat(packets).extracting(Packet::event).containsExactly("D");
        assertThat(reader.skipped()).isEqualTo(3);
        assertThat(reader.lastSkipped()).isEqualTo("Event: C");
    }

    @Property(tries = 200)
    void packetsAreFoundHoweverTheTransportCutsThem(
            @ForAll @Size(max = 20) List<@IntRange(min = 0, max = 60) Integer> lengths,
            @ForAll @IntRange(min = 1, max = 300) int piece)
            throws IOException {
        StringBuilder text = new StringBuilder();
        for (int length : lengths) {
            text.append("Event: E\r\nValue: ").append("v".repeat(length)).append("\r\n\r\n");
        }
        PacketReader reader = new PacketReader(SMALL);
        assertThat(read(reader, text.toString().getBytes(StandardCharsets.UTF_8), piece))
                .extracting(packet -> packet.get("Value").length())
                .isEqualTo(lengths);
        assertThat(reader.skipped()).isZero();
    }

    @Property(tries = 300)
    void noBytesStopTheReader(@ForAll byte[] bytes, @ForAll @IntRange(min = 1, max = 50) int piece) throws IOException {
        PacketReader reader = new PacketReader(SMALL);
        read(reader, bytes, piece);
        List<Packet> after = read(reader, "\n\nEvent: After\n\n".getBytes(StandardCharsets.UTF_8), piece);
        assertThat(after.get(after.size() - 1).event()).isEqualTo("After");
    }
}
