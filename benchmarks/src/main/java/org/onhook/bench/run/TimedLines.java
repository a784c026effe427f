package org.onhook.bench.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.onhook.bench.load.LoadDriver;
import org.onhook.bench.load.Played;
import org.onhook.bench.traffic.CstaRecording;
import org.onhook.bench.worker.Setup;
import org.onhook.bench.worker.Stamps;
import org.onhook.bench.worker.Subject;

/** The connector: it is done with the event with which a call begins when the first line about that call was written. */
final class TimedLines extends Timed {

    private final Output output;
    private Stamps stamps = Stamps.none();
    private final Map<String, Long> firstOf = new HashMap<>();

    private TimedLines(String title, CstaRecording recording, LoadDriver driver, Path home) throws IOException {
        super(
                Subject.OUTSIDE_FELIX_STAMPED,
                title,
                recording,
                driver,
                new Setup(home, recording.profile(), String.join(",", recording.monitored()), List.of(driver.port())));
        this.output = new Output(home);
    }

    static TimedLines of(CstaRecording recording, Place place) throws IOException {
        LoadDriver driver = new LoadDriver(recording.reel().copy(), recording.dialogue(true));
        return new TimedLines(
                Subject.OUTSIDE_FELIX_STAMPED.title() + " " + place.title(),
                recording,
                driver,
                Files.createTempDirectory(place.folder(), "home"));
    }

    @Override
    void forgo() throws IOException {
        output.clear();
    }

    @Override
    void begins() {
        firstOf.clear();
    }

    @Override
    void ended(Played played) throws IOException, InterruptedException {
        output.awaitQuiet(played.end());
        stamps = stamps();
        try (BufferedReader lines = Files.newBufferedReader(output.file())) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String call = text(line, "\"SwitchCallID\":\"");
                if (!call.isEmpty()) {
                    String id = text(line, "\"id\":\"");
                    firstOf.putIfAbsent(call, Long.valueOf(id.substring(id.indexOf('-') + 1)));
                }
            }
        }
        output.clear();
    }

    /** What follows {@code before} in a line, up to a quotation mark; empty if it is not there. */
    private static String text(String line, String before) {
        int found = line.indexOf(before);
        int from = found + before.length();
        return found < 0 ? "" : line.substring(from, line.indexOf('"', from));
    }

    @Override
    long done(int event, int nth, int pass) {
        String call = recording().callBegunBy(event, pass);
        Long number = firstOf.get(call);
        if (number == null) {
            throw new IllegalStateException("there is no line about call " + call);
        }
        return stamps.get(number);
    }
}
