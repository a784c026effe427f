package org.onhook.replay;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.onhook.api.tracking.CallChange;
import org.onhook.tlib.encoding.JsonEncoder;
import org.onhook.tlib.mapping.Draft;
import org.onhook.tlib.mapping.EventMapper;
import org.onhook.tlib.numbering.Uuids;

/**
 * Writes the events that would be published, as a JSON Lines sink does. Their numbers are a replay's own: they count from 1, and
 * the server's start time is 0, which no live event has.
 */
final class EventLines implements Output, AutoCloseable {

    private static final long SERVER_START = 0;

    private final EventMapper mapper;
    private final OutputStream out;
    private final Map<String, JsonEncoder> encoders = new HashMap<>();
    private long sequence;

    EventLines(Path file, long installation) {
        mapper = new EventMapper(new Uuids(installation));
        try {
            out = new BufferedOutputStream(Files.newOutputStream(file));
        } catch (IOException e) {
            throw new Refused("cannot write " + file + ": " + e);
        }
    }

    @Override
    public void told(String switchName, CallChange change) {
        JsonEncoder encoder = encoders.computeIfAbsent(switchName, name -> new JsonEncoder(name, SERVER_START));
        mapper.map(change, draft -> write(encoder, draft));
    }

    private void write(JsonEncoder encoder, Draft draft) {
        try {
            sequence++;
            out.write(encoder.encode(draft, sequence).withNumber(sequence));
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void cut(String switchName) {
        // Events stand by themselves.
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
