package org.onhook.bench.traffic;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts the captures of real Asterisks, which the integration tests have, one after the other. */
public final class AmiCaptures {

    private static final String END_OF_PACKET = "\r\n\r\n";
    /** What the session of the capture was told of itself. */
    private static final Pattern SESSION = Pattern.compile("Event: (FullyBooted|SuccessfulAuth)\r\n");

    private static final Pattern CALL = Pattern.compile("(?m)^Linkedid: (\\S+)");
    /** Of channels, calls and bridges. */
    private static final Pattern ID = Pattern.compile("(?im)^[A-Za-z]*(?:uniqueid|linkedid): (?=\\S{4})");

    private static final Pattern CHANNEL = Pattern.compile("(?:PJSIP|Local|CBAnn)/[^\\s;,-]+-(?=[0-9a-f]{8})");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CallIdSlots slots = CallIdSlots.atTheBeginning();
    private final Map<String, String> captureOf = new HashMap<>();
    private final List<Integer> ends = new ArrayList<>();

    private AmiCaptures() {}

    /** Reads all of them. */
    public static AmiRecording read() throws IOException {
        List<AmiTruth.End> ends = new ArrayList<>();
        Set<String> captures = new LinkedHashSet<>();
        text("TRUTH.tsv").lines().skip(1).forEach(line -> {
            String[] columns = line.split("\t");
            captures.add(columns[0]);
            ends.add(new AmiTruth.End(columns[0], columns[3], columns[4]));
        });
        AmiCaptures all = new AmiCaptures();
        for (String capture : captures) {
            all.add(capture);
        }
        return new AmiRecording(
                new Reel(all.bytes.toByteArray(), all.ends, all.slots), new AmiTruth(ends, all.captureOf));
    }

    private void add(String capture) throws IOException {
        for (String packet : text(capture + ".ami").split(END_OF_PACKET)) {
            if (packet.startsWith("Event: ") && !SESSION.matcher(packet).lookingAt()) {
                note(capture, packet);
                bytes.writeBytes((packet + END_OF_PACKET).getBytes(StandardCharsets.ISO_8859_1));
                ends.add(bytes.size());
            }
        }
    }

    private void note(String capture, String packet) {
        CALL.matcher(packet).results().forEach(found -> captureOf.put(found.group(1), capture));
        for (Pattern pattern : List.of(ID, CHANNEL)) {
            Matcher matcher = pattern.matcher(packet);
            while (matcher.find()) {
                slots.add(bytes.size() + matcher.end());
            }
        }
    }

    /** One byte a character, so that positions are the same. */
    private static String text(String name) throws IOException {
        try (InputStream in = AmiCaptures.class.getResourceAsStream("/asterisk/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
