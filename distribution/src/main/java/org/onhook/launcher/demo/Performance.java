package org.onhook.launcher.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.onhook.simulator.story.Pace;
import org.onhook.simulator.story.Story;
import org.onhook.simulator.truth.Score;
import org.onhook.simulator.truth.Scorer;
import org.onhook.simulator.truth.Truth;

/** Plays stories on one switch, and prints and scores what the connector reports of them. */
final class Performance {

    private static final Duration QUIET = Duration.ofMillis(150);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final DemoSwitch playing;
    private final Inbox inbox;
    private final ReleaseLines lines;
    private final Pace pace;
    private final Scorer total = new Scorer();
    private int stories;
    private int releases;

    Performance(DemoSwitch playing, Inbox inbox, ReleaseLines lines, Pace pace) {
        this.playing = playing;
        this.inbox = inbox;
        this.lines = lines;
        this.pace = pace;
    }

    DemoSwitch stage() {
        return playing;
    }

    /** Plays one story, and prints a line for each release that the connector reports. */
    void play(Story story, Consumer<String> out) throws InterruptedException, IOException {
        playing.awaitConnector();
        Truth truth = playing.play(story, pace);
        List<DemoEvent> events = inbox.takeStory(QUIET, PATIENCE);
        Scorer scorer = new Scorer();
        scorer.truth(truth);
        total.truth(truth);
        for (DemoEvent event : events) {
            scorer.event(event.line());
            total.event(event.line());
        }
        boolean right = scorer.score().clean();
        List<Release> reported = Release.of(events);
        stories++;
        releases += reported.size();
        if (reported.isEmpty()) {
            out.accept(lines.nothing(story));
        }
        reported.forEach(release -> out.accept(lines.line(story, right, release)));
    }

    /** How it came out so far. */
    Result result() {
        return new Result(playing.name(), stories, releases, total.score());
    }

    /**
     * How the stories on one switch came out.
     *
     * @param profile the switch
     * @param stories how many were played
     * @param releases how many releases were reported
     * @param score what was right and wrong
     */
    record Result(String profile, int stories, int releases, Score score) {}
}
