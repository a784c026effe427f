package org.onhook.bench.peer;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.onhook.tlib.mapping.Draft;

/** Writes events as lines of a file. */
public final class BeanWriter {

    private final ObjectWriter json = new ObjectMapper()
            .configure(JsonGenerator.Feature.AUTO_CLOSE_TARGET, false)
            .configure(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM, false)
            .writerFor(CloudEvent.class);
    private final OutputStream out;
    private final String switchName;
    private final long start;
    private long sequence;

    public BeanWriter(Path file, String switchName, long start) throws IOException {
        Files.createDirectories(file.getParent());
        this.out = new BufferedOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND), 1 << 16);
        this.switchName = switchName;
        this.start = start;
    }

    public void write(Draft draft) {
        try {
            json.writeValue(out, CloudEvent.of(draft, switchName, start, ++sequence));
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void flush() throws IOException {
        out.flush();
    }
}
