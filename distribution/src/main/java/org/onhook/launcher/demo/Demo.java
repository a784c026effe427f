package org.onhook.launcher.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.onhook.simulator.switching.SwitchBehaviour;

/** The demonstration: its switches, and its show once the connector runs beside them. */
public final class Demo implements AutoCloseable {

    private final List<DemoSwitch> switches = new ArrayList<>();
    private final PrintStream out;

    /** Starts a simulated switch for each profile. */
    public Demo(PrintStream out) throws IOException {
        this.out = out;
        for (SwitchBehaviour behaviour : SwitchBehaviour.profiles()) {
            switches.add(new DemoSwitch(behaviour, switches.size()));
        }
    }

    /**
     * Writes the links to the switches into {@code etc}.
     *
     * @param isNew whether nobody has changed anything there yet
     */
    public void configure(Path etc, boolean isNew) throws IOException {
        if (isNew) {
            Files.writeString(etc.resolve("onhook.attribution.cfg"), """
                    # Calls that were open when a link was lost, and of which nothing is heard when it is back, are
                    # ended soon, so that the demo's story 24 is over soon. The default is 30.
                    uncertain-call-seconds = 2
                    """);
        }
        for (DemoSwitch each : switches) {
            each.configure(etc);
        }
    }

    /**
     * Plays.
     *
     * @param eventsFile what the connector writes
     * @param once whether to end after every story was played once on every switch
     * @return whether every release came out as the story says
     */
    public boolean play(Path eventsFile, boolean once) throws InterruptedException, IOException {
        Colours colours = Colours.ofTerminal();
        try (EventsFile events = new EventsFile(eventsFile)) {
            Show show = new Show(switches, events, out, colours);
            if (!once) {
                show.endless();
            }
            List<Performance.Result> results = show.once();
            out.println();
            out.print(ScoreTable.text(results, colours));
            return results.stream().allMatch(result -> result.score().clean());
        }
    }

    /** Waits until the connector monitors all devices; false if it does not within reason. */
    public boolean awaitConnector() throws InterruptedException {
        for (DemoSwitch each : switches) {
            if (!each.awaitConnector()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        for (DemoSwitch each : switches) {
            each.close();
        }
    }
}
