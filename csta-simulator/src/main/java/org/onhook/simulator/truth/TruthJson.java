package org.onhook.simulator.truth;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Truths as JSON, one object a line. */
public final class TruthJson {

    private final JsonFactory factory = new JsonFactory();

    /** One line, without its end. */
    public String line(Truth truth) {
        StringWriter line = new StringWriter(512);
        try (JsonGenerator out = factory.createGenerator(line)) {
            write(out, truth);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.toString();
    }

    /**
     * Reads a line back.
     *
     * @throws IOException where the line is no JSON object
     */
    public Truth read(String line) throws IOException {
        Json json = Json.parse(line);
        return new Truth(
                json.text("story").orElse(""),
                json.text("variant").orElse(""),
                json.text("profile").orElse(""),
                json.texts("callIds"),
                Instant.parse(json.text("begin").orElse("1970-01-01T00:00:00Z")),
                json.flag("glare"),
                json.flag("linkLost"),
                json.flag("tolerant"),
                json.objects("parties").stream().map(TruthJson::party).toList(),
                choice(json.object("ctrlParty")),
                json.texts("joinedBy"),
                json.objects("leaves").stream().map(TruthJson::leave).toList(),
                json.objects("busy").stream()
                        .map(busy -> new BusyTruth(busy.text("device").orElse(""), busy.numbers("callStates")))
                        .toList());
    }

    private static void write(JsonGenerator out, Truth truth) throws IOException {
        out.writeStartObject();
        out.writeStringField("story", truth.story());
        out.writeStringField("variant", truth.variant());
        out.writeStringField("profile", truth.profile());
        texts(out, "callIds", truth.callIds());
        out.writeStringField("begin", truth.begin().toString());
        out.writeBooleanField("glare", truth.glare());
        out.writeBooleanField("linkLost", truth.linkLost());
        out.writeBooleanField("tolerant", truth.tolerant());
        out.writeArrayFieldStart("parties");
        for (PartyTruth party : truth.parties()) {
            out.writeStartObject();
            out.writeStringField("device", party.device());
            out.writeBooleanField("monitored", party.monitored());
            out.writeArrayFieldStart("ends");
            for (End end : party.ends()) {
                out.writeStartObject();
                texts(out, "events", end.events());
                numbers(out, "callStates", end.callStates());
                choice(out, "releasingParty", end.releasingParty());
                out.writeBooleanField("optional", end.optional());
                out.writeEndObject();
            }
            out.writeEndArray();
            choice(out, "ctrlParty", party.ctrlParty());
            numbers(out, "causes", party.causes());
            out.writeEndObject();
        }
        out.writeEndArray();
        choice(out, "ctrlParty", truth.ctrlParty());
        texts(out, "joinedBy", truth.joinedBy());
        out.writeArrayFieldStart("leaves");
        for (LeaveTruth leave : truth.leaves()) {
            out.writeStartObject();
            out.writeStringField("party", leave.party());
            choice(out, "by", leave.by());
            out.writeNumberField("callState", leave.callState());
            texts(out, "told", leave.told());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeArrayFieldStart("busy");
        for (BusyTruth busy : truth.busy()) {
            out.writeStartObject();
            out.writeStringField("device", busy.device());
            numbers(out, "callStates", busy.callStates());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void choice(JsonGenerator out, String name, Choice choice) throws IOException {
        out.writeObjectFieldStart(name);
        texts(out, "right", choice.right());
        texts(out, "tolerable", choice.tolerable());
        out.writeEndObject();
    }

    private static void texts(JsonGenerator out, String name, List<String> texts) throws IOException {
        out.writeArrayFieldStart(name);
        for (String text : texts) {
            out.writeString(text);
        }
        out.writeEndArray();
    }

    private static void numbers(JsonGenerator out, String name, List<Integer> numbers) throws IOException {
        out.writeArrayFieldStart(name);
        for (int number : numbers) {
            out.writeNumber(number);
        }
        out.writeEndArray();
    }

    private static PartyTruth party(Json json) {
        return new PartyTruth(
                json.text("device").orElse(""),
                json.flag("monitored"),
                json.objects("ends").stream()
                        .map(end -> new End(
                                end.texts("events"),
                                end.numbers("callStates"),
                                choice(end.object("releasingParty")),
                                end.flag("optional")))
                        .toList(),
                choice(json.object("ctrlParty")),
                json.numbers("causes"));
    }

    private static LeaveTruth leave(Json json) {
        return new LeaveTruth(
                json.text("party").orElse(""),
                choice(json.object("by")),
                json.number("callState").orElse(0L).intValue(),
                json.texts("told"));
    }

    private static Choice choice(Optional<Json> json) {
        return json.map(found -> new Choice(found.texts("right"), found.texts("tolerable")))
                .orElse(Choice.OPEN);
    }
}
