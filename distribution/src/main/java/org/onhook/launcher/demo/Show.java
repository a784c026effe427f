package org.onhook.launcher.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import org.onhook.simulator.story.Pace;
import org.onhook.simulator.story.Stories;
import org.onhook.simulator.story.Story;

/** Plays all stories that need no request, on all switches, and prints the releases in a section for each switch. */
final class Show {

    private static final String END = "\0";
    private static final int WIDTH = 110;

    private final List<DemoSwitch> switches;
    private final EventsFile events;
    private final PrintStream out;
    private final Colours colours;
    private final ReleaseLines lines;
    private final List<Story> stories =
            Stories.all().stream().filter(story -> !story.needsRequest()).toList();

    Show(List<DemoSwitch> switches, EventsFile events, PrintStream out, Colours colours) {
        this.switches = switches;
        this.events = events;
        this.out = out;
        this.colours = colours;
        this.lines = new ReleaseLines(colours);
    }

    /**
     * Plays one switch after the other, again and again, at a pace that can be followed; in each round another variant of
     * each story.
     */
    void endless() throws InterruptedException, IOException {
        List<Performance> performances = performances(Pace.within(2000));
        for (int round = 0; ; round++) {
            for (Performance performance : performances) {
                heading(performance.stage());
                for (Story story : variants(round)) {
                    performance.play(story, out::println);
                }
            }
        }
    }

    private List<Story> variants(int round) {
        Map<String, List<Story>> byNumber =
                stories.stream().collect(Collectors.groupingBy(Story::number, LinkedHashMap::new, Collectors.toList()));
        return byNumber.values().stream()
                .map(variants -> variants.get(round % variants.size()))
                .toList();
    }

    /** Plays every story once on every switch, on all of them at the same time. */
    List<Performance.Result> once() throws InterruptedException, IOException {
        List<Performance> performances = performances(Pace.fast());
        List<LinkedBlockingQueue<String>> printed = new ArrayList<>();
        List<Future<Performance.Result>> results = new ArrayList<>();
        ExecutorService players = Executors.newFixedThreadPool(performances.size());
        try {
            for (Performance performance : performances) {
                LinkedBlockingQueue<String> section = new LinkedBlockingQueue<>();
                printed.add(section);
                results.add(players.submit(() -> playAll(performance, section)));
            }
            return print(performances, printed, results);
        } finally {
            players.shutdownNow();
        }
    }

    private Performance.Result playAll(Performance performance, LinkedBlockingQueue<String> section)
            throws InterruptedException, IOException {
        try {
            for (Story story : stories) {
                performance.play(story, section::add);
            }
            return performance.result();
        } finally {
            section.add(END);
        }
    }

    private List<Performance.Result> print(
            List<Performance> performances,
            List<LinkedBlockingQueue<String>> printed,
            List<Future<Performance.Result>> results)
            throws InterruptedException, IOException {
        List<Performance.Result> all = new ArrayList<>();
        for (int i = 0; i < performances.size(); i++) {
            heading(performances.get(i).stage());
            LinkedBlockingQueue<String> section = printed.get(i);
            for (String line = section.take(); !line.equals(END); line = section.take()) {
                out.println(line);
            }
            try {
                all.add(results.get(i).get());
            } catch (ExecutionException e) {
                throw new IOException(e.getCause());
            }
        }
        return all;
    }

    private List<Performance> performances(Pace pace) {
        return switches.stream()
                .map(stage -> new Performance(stage, events.of(stage.name()), lines, pace))
                .toList();
    }

    private void heading(DemoSwitch stage) {
        String title =
                "== " + stage.name() + ", DNs " + stage.stations() + ", releasingDevice: " + stage.reading() + " ";
        out.println();
        out.println(colours.bold(title + "=".repeat(Math.max(0, WIDTH - title.length()))));
        out.println(lines.headings());
    }
}
