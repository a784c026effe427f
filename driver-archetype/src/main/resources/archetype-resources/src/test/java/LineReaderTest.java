package ${package};

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LineReaderTest {

    private final LineReader reader = new LineReader();

    private List<String> read(byte[] bytes) throws IOException {
        List<String> lines = new ArrayList<>();
        InputStream in = new ByteArrayInputStream(bytes);
        while (reader.fill(in) > 0) {
            for (Optional<String> line = reader.next(); line.isPresent(); line = reader.next()) {
                lines.add(line.get());
            }
        }
        return lines;
    }

    private List<String> read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aLineMayComeInPieces() throws Exception {
        assertThat(read("a b")).isEmpty();
        assertThat(read("c\nd\ne")).containsExactly("a bc", "d");
        assertThat(read("\n")).containsExactly("e");
    }

    @Test
    void aLineThatIsTooLongIsSkippedAndCounted() throws Exception {
        String longest = "x".repeat(LineReader.LONGEST);
        assertThat(read("a\n" + longest + "x\n" + longest + "\nb\n")).containsExactly("a", longest, "b");
        assertThat(reader.takeSkipped()).isEqualTo(1);
        assertThat(reader.takeSkipped()).isZero();
    }

    @Test
    void aLineThatIsNotUtf8IsSkippedAndCounted() throws Exception {
        assertThat(read("a\n\u00fc\nb\n".getBytes(StandardCharsets.ISO_8859_1))).containsExactly("a", "b");
        assertThat(reader.takeSkipped()).isEqualTo(1);
    }
}
