package org.onhook.recorder.format;

import static org.onhook.recorder.format.LineWriter.CALLS;
import static org.onhook.recorder.format.LineWriter.EVENT;
import static org.onhook.recorder.format.LineWriter.GAP;
import static org.onhook.recorder.format.LineWriter.LINK;
import static org.onhook.recorder.format.LineWriter.PART;
import static org.onhook.recorder.format.LineWriter.POLICIES;
import static org.onhook.recorder.format.LineWriter.STARTED;
import static org.onhook.recorder.format.LineWriter.STATE;
import static org.onhook.recorder.format.LineWriter.SWITCH;
import static org.onhook.recorder.format.LineWriter.VERSION;
import static org.onhook.recorder.format.LineWriter.VERSION_FIELD;
import static org.onhook.recorder.format.LineWriter.WAITS;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import org.onhook.api.tracking.AttributionInForce;

/** Reads the lines of a recording. One thread. */
public final class LineReader {

    private final EventKinds kinds = new EventKinds();

    /**
     * Reads one line.
     *
     * @throws WrongVersion if it is the header of a recording in a version of the format that is not known
     * @throws BadLine if it cannot be read
     */
    public RecordingLine read(String line) throws BadLine, WrongVersion {
        Fields in = new Fields(JsonObject.parse(line));
        if (in.has(EVENT)) {
            return new RecordingLine.Event(in.requiredText(SWITCH), in.text(LINK), kinds.read(EVENT, in));
        }
        if (in.has(VERSION_FIELD)) {
            return header(in);
        }
        if (in.has(GAP)) {
            return new RecordingLine.Gap(in.requiredText(SWITCH), in.number(GAP));
        }
        if (in.has(STATE)) {
            return new RecordingLine.Lane(in.requiredText(SWITCH), in.count(CALLS), state(in));
        }
        if (in.has(POLICIES)) {
            return new RecordingLine.Attribution(
                    in.requiredText(SWITCH), new AttributionInForce(in.texts(POLICIES), in.numbers(WAITS)));
        }
        throw new BadLine("it is no line of a recording");
    }

    private static RecordingLine header(Fields in) throws BadLine, WrongVersion {
        long version = in.number(VERSION_FIELD);
        if (version < 1 || version > VERSION) {
            throw new WrongVersion(version);
        }
        try {
            long started = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(in.requiredText(STARTED)));
            return new RecordingLine.Header(started, in.count(PART));
        } catch (DateTimeException e) {
            throw new BadLine("its field '" + STARTED + "' is not a time");
        }
    }

    private static byte[] state(Fields in) throws BadLine {
        try {
            return Base64.getDecoder().decode(in.text(STATE));
        } catch (IllegalArgumentException e) {
            throw new BadLine("its field '" + STATE + "' is not in Base64");
        }
    }
}
