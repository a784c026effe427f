package org.onhook.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the file sinks do not show; see {@code FileSinkTest} for the rest. */
class EntryFileTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-01-31T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path home;

    @Test
    void whatAFailedWriteLeftBehindIsRemoved() throws IOException {
        Path path = home.resolve("entries");
        Files.writeString(path, "{\"n\":1}\n");
        try (EntryFile file = new EntryFile(path, EntryStart.ANY_LINE, Rotation.NONE, NOON, FullDisk::new)) {
            byte[] two = "{\"n\":2}\n{\"n\":3}\n".getBytes(StandardCharsets.UTF_8);
            file.prepare();
            assertThatThrownBy(() -> file.append(two, two.length)).hasMessage("disk full");
            assertThat(path).content().isEqualTo("{\"n\":1}\n{\"n\":2}\n{\"n");
            file.prepare();
            assertThat(path).content().isEqualTo("{\"n\":1}\n");
        }
    }

    @Test
    void eachFileThatIsStartedCounts() throws IOException {
        Path path = home.resolve("entries");
        try (EntryFile file = new EntryFile(path, EntryStart.ANY_LINE, Rotation.NONE, NOON)) {
            assertThat(file.opened()).isZero();
            file.prepare();
            file.prepare();
            assertThat(file.opened()).isEqualTo(1);
            file.putAside();
            assertThat(file.opened()).isEqualTo(2);
            Files.delete(path);
            file.prepare();
            assertThat(file.opened()).isEqualTo(3);
        }
    }

    /** A disk with room for eleven bytes. */
    private static final class FullDisk extends OpenFile {

        FullDisk(Path path) throws IOException {
            super(path);
        }

        @Override
        void write(byte[] bytes, int length) throws IOException {
            super.write(bytes, 11);
            throw new IOException("disk full");
        }
    }
}
