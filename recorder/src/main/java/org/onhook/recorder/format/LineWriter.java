package org.onhook.recorder.format;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Writes the lines of a recording, each as one JSON object in ASCII. One thread. */
public final class LineWriter {

    /**
     * The version of the format; one higher with each change that an older reader would take wrongly. Since 2 there are requests
     * of clients; whatever is in a recording of an older version is read as ever.
     */
    static final int VERSION = 2;

    static final String VERSION_FIELD = "recording";
    static final String STARTED = "started";
    static final String PART = "part";
    static final String SWITCH = "switch";
    static final String LINK = "link";
    static final String EVENT = "event";
    static final String GAP = "gap";
    static final String CALLS = "calls";
    static final String STATE = "state";
    static final String POLICIES = "policies";
    static final String WAITS = "waits";

    /** Everything but ASCII is escaped: what a switch sent need not be valid Unicode, and is read back as it was. */
    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .rootValueSeparator("")
            .build();

    private final EventKinds kinds = new EventKinds();
    private final JsonGenerator json;
    private final FieldWriter fields;

    /** @param out where the lines go; it is given whole lines, and is not flushed */
    public LineWriter(OutputStream out) {
        try {
            json = FACTORY.createGenerator(out, JsonEncoding.UTF8);
            json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        fields = new FieldWriter(json);
    }

    /**
     * Writes one line, its end included.
     *
     * @throws IllegalArgumentException if it is an event of a kind that is not known here; nothing is written then
     */
    public void write(RecordingLine line) throws IOException {
        if (line instanceof RecordingLine.Event event) {
            kinds.require(event.event());
        }
        json.writeStartObject();
        if (line instanceof RecordingLine.Event event) {
            fields.name(SWITCH, event.switchName()).text(LINK, event.link());
            kinds.write(EVENT, fields, event.event());
        } else if (line instanceof RecordingLine.Header header) {
            fields.number(VERSION_FIELD, VERSION)
                    .text(
                            STARTED,
                            Instant.EPOCH
                                    .plus(header.started(), ChronoUnit.MICROS)
                                    .toString())
                    .number(PART, header.part());
        } else if (line instanceof RecordingLine.Lane lane) {
            fields.name(SWITCH, lane.switchName()).number(CALLS, lane.callsInProgress());
            json.writeBinaryField(STATE, lane.state());
        } else if (line instanceof RecordingLine.Attribution attribution) {
            fields.name(SWITCH, attribution.switchName())
                    .texts(POLICIES, attribution.inForce().policies())
                    .numbers(WAITS, attribution.inForce().waits());
        } else if (line instanceof RecordingLine.Gap gap) {
            fields.number(GAP, gap.lost()).name(SWITCH, gap.switchName());
        }
        json.writeEndObject();
        json.writeRaw('\n');
        json.flush();
    }
}
