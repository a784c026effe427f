package org.onhook.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Dictionary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValuesTest {

    @TempDir
    private Path dir;

    @Test
    void valuesComeWithoutTheWhiteSpaceAroundThemAndWithTheirFile() throws IOException, BadFile {
        Path file = Files.writeString(dir.resolve("a.cfg"), "# note\nhost = pbx.example \nname = Zoë\n");

        Dictionary<String, Object> values = Values.read(file);

        assertThat(values.get("host")).isEqualTo("pbx.example");
        assertThat(values.get("name")).isEqualTo("Zoë");
        assertThat(values.get(Values.FILE)).isEqualTo(file.toUri().toString());
        assertThat(values.size()).isEqualTo(3);
    }

    @Test
    void aFileThatIsNoPropertiesFileIsRefused() throws IOException {
        Path escape = Files.writeString(dir.resolve("a.cfg"), "a = \\u00g0");
        Path latin = Files.write(dir.resolve("b.cfg"), "name = Zo\u00eb".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> Values.read(escape)).isInstanceOf(BadFile.class);
        assertThatThrownBy(() -> Values.read(latin)).isInstanceOf(BadFile.class).hasMessage("it is not UTF-8");
    }
}
