package org.onhook.replay;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.onhook.recorder.format.BadLine;
import org.onhook.recorder.format.LineReader;
import org.onhook.recorder.format.RecordingLine;
import org.onhook.recorder.format.WrongVersion;

/** Reads one file of a recording, and tells of the lines that cannot be read. */
final class RecordingFile {

    /** Takes the lines. */
    interface Lines {

        void take(RecordingLine line);

        /** A line is missing here, and it is not known which. */
        void lose();

        /** What follows cannot be read, up to the next header. */
        void skip();
    }

    private final Path path;
    private final LineReader reader = new LineReader();
    private final Messages messages;

    RecordingFile(Path path, Messages messages) {
        this.path = path;
        this.messages = messages;
    }

    /** @throws IOException if the file cannot be read */
    void read(Lines target) throws IOException {
        // A recording is ASCII; whatever else is in there makes a bad line, and no malformed input.
        try (BufferedReader lines = Files.newBufferedReader(path, StandardCharsets.ISO_8859_1)) {
            long number = 0;
            for (String line = lines.readLine(); line != null; ) {
                number++;
                messages.at(path + ":" + number);
                String next = lines.readLine();
                read(line, next == null, target);
                line = next;
            }
        }
    }

    private void read(String line, boolean last, Lines target) throws IOException {
        try {
            target.take(reader.read(line));
        } catch (BadLine e) {
            messages.badLine(
                    last && isCutOff()
                            ? "the last line is cut off, as where a recorder was killed or has not ended yet"
                            : e.getMessage());
            target.lose();
        } catch (WrongVersion e) {
            messages.say("left out up to the next recording: " + e.getMessage());
            target.skip();
        }
    }

    private boolean isCutOff() throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(path)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            channel.position(channel.size() - 1).read(last);
            return last.get(0) != '\n';
        }
    }
}
