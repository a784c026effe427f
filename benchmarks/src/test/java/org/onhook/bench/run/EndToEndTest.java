package org.onhook.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.onhook.bench.run.Comparison.Entry;
import org.onhook.bench.swap.Swaps;
import org.onhook.bench.traffic.AmiCaptures;
import org.onhook.bench.traffic.CstaRecorder;
import org.onhook.bench.traffic.CstaRecording;
import org.onhook.bench.traffic.Recording;
import org.onhook.bench.worker.Subject;
import org.onhook.simulator.switching.SwitchBehaviour;
import org.onhook.simulator.traffic.Traffic;

/** What is measured does what it should; how fast is not asked here. */
@Execution(ExecutionMode.CONCURRENT)
class EndToEndTest {

    @TempDir
    Path scratch;

    @Test
    void whatEveryPipelineWritesIsTheTruth() throws Exception {
        List<Entry> entries = new ArrayList<>(TwoLinks.ENTRIES);
        Pipelines.ALL.stream()
                .map(Entry::new)
                .filter(entry -> !entries.contains(entry))
                .forEach(entries::add);

        Comparison run = compare(recording(), entries);

        for (Contender contender : run.contenders()) {
            assertThat(contender.rounds()).as(contender.title()).hasSize(1);
            if (contender.subject().writes()) {
                assertThat(contender.checked().orElseThrow().wrong())
                        .as(contender.title())
                        .isEmpty();
                assertThat(contender.checked().orElseThrow().right()).isPositive();
            }
        }
        assertThat(run.table(new Entry(Subject.AALTO_TOKENS))).contains(Subject.IN_FELIX.title());
    }

    @Test
    void noVerdictOfTheAsteriskDriverIsWrong() throws Exception {
        Comparison run = compare(AmiCaptures.read(), Asterisk.ENTRIES);

        assertThat(run.wrong(Subject.ASTERISK_DRIVER)).isEmpty();
        assertThat(run.of(Subject.ASTERISK_JAVA)
                        .orElseThrow()
                        .checked()
                        .orElseThrow()
                        .right())
                .isPositive();
    }

    @Test
    void theLatencyOfEveryCallsBeginIsCounted() throws Exception {
        CstaRecording recording = recording();

        try (TimedEcho echo = TimedEcho.of(recording);
                TimedLines lines = TimedLines.of(recording, scratch)) {
            for (Timed timed : List.of(echo, lines)) {
                timed.awaitReady();
                timed.play(2, 50_000);

                assertThat(timed.latencies().getTotalCount())
                        .isEqualTo(2L * recording.beginnings().size());
                assertThat(timed.latencies().getMinValue()).isPositive();
            }
        }
    }

    @Test
    void theConnectorIsRightAfterWhatWasExchangedUnderLoad() throws Exception {
        try (Contender felix = new Contender(Subject.IN_FELIX, recording(), 1, scratch)) {
            felix.awaitReady();

            Map<String, double[]> pauses = Exchanges.measure(felix, Effort.FUNCTIONAL);
            felix.playForCheck();
            felix.check();

            assertThat(pauses).containsKeys(Swaps.NOTHING, Swaps.RANKING, Swaps.CONFIGURATION);
            assertThat(pauses.values()).allSatisfy(each -> assertThat(each).isNotEmpty());
            assertThat(felix.checked().orElseThrow().faults()).isEmpty();
        }
    }

    private static CstaRecording recording() throws InterruptedException {
        return CstaRecorder.record(SwitchBehaviour.avayaAes(), Traffic.random(1, Effort.FUNCTIONAL.calls()));
    }

    private Comparison compare(Recording recording, List<Entry> entries) throws IOException, InterruptedException {
        return Comparison.run(recording, entries, Effort.FUNCTIONAL, scratch);
    }
}
