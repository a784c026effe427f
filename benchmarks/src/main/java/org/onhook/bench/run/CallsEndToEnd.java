package org.onhook.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.onhook.bench.load.CstaDialogue;
import org.onhook.bench.load.LoadDriver;
import org.onhook.bench.load.Played;
import org.onhook.bench.traffic.CallFrames;
import org.onhook.bench.traffic.CallsTape;
import org.onhook.bench.worker.Setup;
import org.onhook.bench.worker.Subject;
import org.onhook.bench.worker.Usage;
import org.onhook.simulator.switching.SwitchBehaviour;

/** What an event costs from the socket to the file while many calls are in progress, each number of them in a process of its own. */
final class CallsEndToEnd {

    private static final SwitchBehaviour SWITCH = SwitchBehaviour.avayaAes();
    /** As many passes as are played in about a second. */
    private static final int PASSES_A_SECOND = 10;

    /** What chance adds to the events that are written for one. */
    private static final double SAME = 0.05;

    private final CallRounds<Process> processes;

    /** What was measured in one process, time after time. */
    private record Process(List<Measured> times) {
        double median(ToDoubleFunction<Measured> value) {
            return Median.of(times.stream().mapToDouble(value).toArray());
        }
    }

    private CallsEndToEnd(CallRounds<Process> processes) {
        this.processes = processes;
    }

    static Section measure(Effort effort, Path scratch) throws IOException, InterruptedException {
        return measure(effort, effort.numbersOfCalls(), scratch);
    }

    /** @param numbers of calls, to the least of which the others are compared */
    static Section measure(Effort effort, List<Integer> numbers, Path scratch)
            throws IOException, InterruptedException {
        CallsEndToEnd run = new CallsEndToEnd(
                CallRounds.measure(effort.processes(), numbers, calls -> process(calls, effort, scratch)));
        return new Section(run.text(), run.goals(), run.faults());
    }

    private static Process process(int calls, Effort effort, Path scratch) throws IOException, InterruptedException {
        CallsTape tape = new CallsTape(calls);
        Path home = Files.createTempDirectory(scratch, "home");
        Output output = new Output(home);
        try (LoadDriver driver = new LoadDriver(tape, new CstaDialogue(SWITCH.namespace(), 2 * calls));
                WorkerProcess worker = new WorkerProcess(
                        Subject.OUTSIDE_FELIX,
                        new Setup(home, SWITCH.name(), monitors(calls), List.of(driver.port())),
                        WorkerProcess.LARGE_HEAP)) {
            driver.awaitReady();
            while (tape.isBeginning()) {
                driver.play(1);
                output.clear();
            }
            Played warmUp = driver.play(Math.max(passes(effort.warmUp()), tape.passesUntilMixed()));
            output.awaitQuiet(warmUp.end());
            output.clear();
            List<Measured> times = new ArrayList<>();
            for (int i = 0; i < effort.rounds(); i++) {
                Usage before = worker.usage();
                Played played = driver.play(passes(effort.roundSeconds() / 2));
                output.awaitQuiet(played.end());
                times.add(new Measured(played, worker.usage().since(before), output.events()));
                output.clear();
            }
            return new Process(times);
        }
    }

    private static int passes(double seconds) {
        return (int) Math.max(1, seconds * PASSES_A_SECOND);
    }

    /** A range, as a connector's configuration has it. */
    private static String monitors(int calls) {
        return CallFrames.devices(0).get(0) + "-"
                + CallFrames.devices(calls - 1).get(1);
    }

    private String text() {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, """
                ## Calls in progress, end to end

                From the socket to the file, with the launcher's options and a heap of 2 GiB. Each call is between two monitored devices of its
                own, and each act in it is told by the monitors of both; the next act is that of a call chosen at random, of all that happens
                from the beginnings of calls to their ends. %d rounds, in each a process for each number of calls; medians, ratios too. What
                the process takes beyond lane and sink is most of all the collection of garbage, which has other threads.

                | calls in progress | lane, CPU ns/event | its ratio | sink | lane and sink | ratio | the process | its ratio | events/s | events out for one in |
                |---|---|---|---|---|---|---|---|---|---|
                """, processes.rounds()));
        processes
                .numbers()
                .forEach(calls -> text.append(String.format(
                        Locale.ROOT,
                        "| %,d | %,.0f | %.2f | %,.0f | %,.0f | **%.2f** | %,.0f | %.2f | %,.0f | %.2f |%n",
                        calls,
                        median(calls, Measured::laneNanos),
                        againstFew(calls, Measured::laneNanos),
                        median(calls, Measured::sinkNanos),
                        median(calls, Measured::ownNanos),
                        againstFew(calls, Measured::ownNanos),
                        median(calls, Measured::processNanos),
                        againstFew(calls, Measured::processNanos),
                        median(calls, Measured::rate),
                        median(calls, Measured::writtenEach))));
        return text.toString();
    }

    private List<Goal> goals() {
        List<Goal> goals = new ArrayList<>();
        goals.addAll(flat("lane and sink", Measured::ownNanos));
        goals.addAll(flat("the whole process", Measured::processNanos));
        return goals;
    }

    private List<Goal> flat(String whose, ToDoubleFunction<Measured> value) {
        return processes.flat("cost of an event from socket to file, " + whose, process -> process.median(value));
    }

    /** The same happens in few calls and in many, so as much is to be written of it. */
    private List<String> faults() {
        double expected = median(processes.few(), Measured::writtenEach);
        List<String> faults = new ArrayList<>();
        processes.numbers().forEach(calls -> {
            double written = median(calls, Measured::writtenEach);
            if (expected < 1 || Math.abs(written / expected - 1) > SAME) {
                faults.add(String.format(
                        Locale.ROOT,
                        "with %,d calls %.2f events are written for one, not %.2f",
                        calls,
                        written,
                        expected));
            }
        });
        return faults;
    }

    private double median(int calls, ToDoubleFunction<Measured> value) {
        return processes.median(calls, process -> process.median(value));
    }

    private double againstFew(int calls, ToDoubleFunction<Measured> value) {
        return processes.againstFew(calls, process -> process.median(value));
    }
}
