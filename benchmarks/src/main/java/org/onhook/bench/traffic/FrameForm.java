package org.onhook.bench.traffic;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onhook.simulator.wire.Frame;

/** A frame, and where identifiers are written into it: eight digits for a device, ten for a call. */
final class FrameForm {

    private static final int DEVICE_DIGITS = 8;
    private static final int CALL_DIGITS = 10;

    /** The two devices of a story. */
    static final List<String> DEVICES = List.of("2001", "2002");

    private static final Pattern IDENTIFIER =
            Pattern.compile("(?<=<callID>)(?<call>\\d+)|(?<device>" + String.join("|", DEVICES) + ")");

    /**
     * A place for an identifier.
     *
     * @param which the number of the device, or of the call among those of the story
     */
    private record Place(int at, boolean call, int which) {}

    private final byte[] bytes;
    private final List<Place> places;

    private FrameForm(byte[] bytes, List<Place> places) {
        this.bytes = bytes;
        this.places = List.copyOf(places);
    }

    /**
     * The form of a frame between {@link #DEVICES}.
     *
     * @param calls the calls of its story by their identifiers; a new one is added
     */
    static FrameForm of(Frame frame, Map<String, Integer> calls) {
        StringBuilder xml = new StringBuilder();
        List<Place> places = new ArrayList<>();
        Matcher found = IDENTIFIER.matcher(frame.xml());
        while (found.find()) {
            String call = found.group("call");
            int digits = call == null ? DEVICE_DIGITS : CALL_DIGITS;
            found.appendReplacement(xml, "0".repeat(digits));
            int which = call == null
                    ? DEVICES.indexOf(found.group("device"))
                    : calls.computeIfAbsent(call, any -> calls.size());
            places.add(new Place(xml.length() - digits, call != null, which));
        }
        found.appendTail(xml);
        byte[] bytes = new Frame(frame.invokeId(), xml.toString()).bytes();
        int header = bytes.length - xml.toString().getBytes(StandardCharsets.UTF_8).length;
        return new FrameForm(
                bytes,
                places.stream()
                        .map(place -> new Place(place.at() + header, place.call(), place.which()))
                        .toList());
    }

    /**
     * Writes the frame.
     *
     * @param device the number of the first device; the second has the next one
     * @param call the identifier of the first call; the next one has the next one
     */
    void write(ByteArrayOutputStream out, int device, long call) {
        for (Place place : places) {
            digits(place, (place.call() ? call : device) + place.which());
        }
        out.write(bytes, 0, bytes.length);
    }

    private void digits(Place place, long number) {
        int digits = place.call() ? CALL_DIGITS : DEVICE_DIGITS;
        long rest = number;
        for (int at = place.at() + digits - 1; at >= place.at(); at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
