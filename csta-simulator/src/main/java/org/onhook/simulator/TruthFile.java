package org.onhook.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.onhook.simulator.truth.Truth;
import org.onhook.simulator.truth.TruthJson;

/** Writes truths, each at once. */
final class TruthFile implements AutoCloseable {

    private final TruthJson json = new TruthJson();
    private final Writer out;

    private TruthFile(Writer out) {
        this.out = out;
    }

    /** A new file, or one that keeps nothing where there is no path. */
    static TruthFile open(Path path) throws IOException {
        return new TruthFile(path == null ? Writer.nullWriter() : Files.newBufferedWriter(path));
    }

    void write(Truth truth) {
        try {
            out.write(json.line(truth) + "\n");
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the truth cannot be written", e);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
