package org.onhook.http.answer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Writes answers in JSON. */
public final class Json {

    /** For what comes from outside. */
    static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(32)
                    .maxStringLength(16_384)
                    .maxNumberLength(32)
                    .build())
            .build();

    /** For what this connector wrote itself: evidence may hold texts as long as a switch sends them. */
    static final JsonFactory OWN = new JsonFactory();

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Json() {}

    /** What writes a text. */
    @FunctionalInterface
    public interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    /** One JSON object, whose members {@code members} writes. */
    public static byte[] object(Writing members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            members.to(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    /** Writes a value that is JSON already. */
    public static void raw(JsonGenerator json, byte[] value) throws IOException {
        json.writeRawValue(new String(value, StandardCharsets.UTF_8));
    }

    /** Writes a member unless its text is empty. */
    public static void text(JsonGenerator json, String name, String value) throws IOException {
        if (!value.isEmpty()) {
            json.writeStringField(name, value);
        }
    }

    /** Writes a point in time as events have it. */
    public static void time(JsonGenerator json, String name, long micros) throws IOException {
        json.writeStringField(name, TIME.format(Instant.EPOCH.plus(micros, ChronoUnit.MICROS)));
    }
}
