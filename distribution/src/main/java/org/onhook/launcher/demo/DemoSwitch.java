package org.onhook.launcher.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.onhook.simulator.SwitchSimulator;
import org.onhook.simulator.story.Cast;
import org.onhook.simulator.story.Pace;
import org.onhook.simulator.story.Story;
import org.onhook.simulator.switching.SwitchBehaviour;
import org.onhook.simulator.truth.Truth;

/** A simulated switch of one make, with stations of its own, that listens on the loopback address. */
final class DemoSwitch implements AutoCloseable {

    private static final int STATIONS = 5;
    private static final long CALL_IDS = 20_000_000;
    private static final Duration RECONNECT = Duration.ofSeconds(20);

    private final SwitchBehaviour behaviour;
    private final Cast cast;
    private final SwitchSimulator simulator;

    /**
     * Starts to listen.
     *
     * @param number which of the demo's switches it is, from 0
     */
    DemoSwitch(SwitchBehaviour behaviour, int number) throws IOException {
        int first = 2001 + 100 * number;
        List<String> stations = IntStream.range(first, first + STATIONS)
                .mapToObj(String::valueOf)
                .toList();
        this.behaviour = behaviour;
        this.cast = new Cast(
                stations,
                String.valueOf(5000 + 100 * number),
                Cast.standard().outside(),
                Cast.standard().trunk());
        this.simulator =
                new SwitchSimulator(behaviour, 1 + CALL_IDS * number + System.currentTimeMillis() / 1000 % CALL_IDS);
        simulator.start(0);
    }

    /** The profile's name, which is the link's and the switch's name too. */
    String name() {
        return behaviour.name();
    }

    /** The numbers of its stations, as they are configured. */
    String stations() {
        return cast.stations().get(0) + "-" + cast.stations().get(STATIONS - 1);
    }

    /** How it writes {@code releasingDevice}. */
    String reading() {
        return behaviour.reading().name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Writes the configuration of a link to this switch into {@code etc}. */
    void configure(Path etc) throws IOException {
        Files.writeString(etc.resolve("onhook.csta.link~" + name() + ".cfg"), """
                # Written by the demo at every start: the link to its simulated switch.
                host = 127.0.0.1
                port = %d
                profile = %s
                monitors = %s, %s
                internal-numbers = xxxx
                switch-name = CM1
                """.formatted(
                        simulator.port(), name(), stations(), cast.queue()));
    }

    /** Waits until the connector monitors everything; false if it does not. */
    boolean awaitConnector() throws InterruptedException {
        return simulator.awaitMonitors(Set.copyOf(cast.devices()), RECONNECT);
    }

    /** Plays a story, and tells what really happened. */
    Truth play(Story story, Pace pace) throws InterruptedException {
        return simulator.play(story, cast, pace);
    }

    @Override
    public void close() throws IOException {
        simulator.close();
    }
}
