package org.onhook.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.onhook.bench.run.Comparison.Entry;
import org.onhook.bench.swap.Swaps;
import org.onhook.bench.traffic.AmiCaptures;
import org.onhook.bench.traffic.CstaRecorder;
import org.onhook.bench.traffic.CstaRecording;
import org.onhook.bench.worker.Subject;
import org.onhook.simulator.switching.SwitchBehaviour;
import org.onhook.simulator.traffic.Traffic;

/** What is measured does what it should; how fast is not asked here. */
@Execution(ExecutionMode.CONCURRENT)
class EndToEndTest {

    private static CstaRecording recording;

    @TempDir
    Path scratch;

    @BeforeAll
    static void record() throws InterruptedException {
        Traffic traffic = Traffic.random(1, Effort.FUNCTIONAL.calls()).among(Traffic.range(2000, 2099));
        recording = CstaRecorder.record(SwitchBehaviour.avayaAes(), traffic);
    }

    @Test
    void whatEverySubjectWritesIsTheTruth() throws Exception {
        List<Entry> entries = List.of(
                new Entry(Subject.RAW_READ),
                new Entry(Subject.AALTO_TOKENS),
                new Entry(Subject.ECHO, 2),
                new Entry(Subject.JAXB_DATABIND),
                new Entry(Subject.OUTSIDE_FELIX, 2));

        Comparison run = Comparison.run(recording, entries, Effort.FUNCTIONAL, scratch);

        for (Contender contender : run.contenders()) {
            assertThat(contender.rounds()).as(contender.title()).hasSize(1);
            if (contender.subject().writes()) {
                assertRight(contender);
            }
        }
        assertThat(run.table(new Entry(Subject.AALTO_TOKENS))).contains("Onhook, outside Felix, 2 links");
    }

    @Test
    void theConnectorInFelixWritesTheTruthBeforeAndAfterAnExchangeUnderLoad() throws Exception {
        try (Contender felix = new Contender(Subject.IN_FELIX, recording, 1, scratch)) {
            felix.awaitReady();
            felix.round(0);
            felix.playForCheck();
            felix.check();
            assertRight(felix);

            Map<String, double[]> pauses = Exchanges.measure(felix, Effort.FUNCTIONAL);
            felix.playForCheck();
            felix.check();

            assertThat(pauses).containsKeys(Swaps.NOTHING, Swaps.RANKING, Swaps.CONFIGURATION);
            assertThat(pauses.values())
                    .allSatisfy(each -> assertThat(each).isNotEmpty().doesNotContain(0));
            assertRight(felix);
        }
    }

    @Test
    void noVerdictOfTheAsteriskDriverIsWrong() throws Exception {
        Comparison run = Comparison.run(AmiCaptures.read(), Asterisk.ENTRIES, Effort.FUNCTIONAL, scratch);

        assertRight(run.of(Subject.ASTERISK_DRIVER).orElseThrow());
        assertThat(run.of(Subject.ASTERISK_JAVA)
                        .orElseThrow()
                        .checked()
                        .orElseThrow()
                        .right())
                .isPositive();
    }

    @Test
    void theLatencyOfEveryCallsBeginIsCounted() throws Exception {
        try (TimedEcho echo = TimedEcho.of(recording);
                TimedLines lines = TimedLines.of(recording, new Place("on disk", scratch))) {
            for (Timed timed : List.of(echo, lines)) {
                timed.awaitReady();
                timed.play(2, 50_000, 0);

                assertThat(timed.counted())
                        .isEqualTo(2L * recording.beginnings().size());
                assertThat(timed.micros(0)).hasSize(1);
                assertThat(timed.micros(0)[0]).isPositive();

                timed.forget();
                timed.play(2, 50_000, recording.reel().events());
                assertThat(timed.counted()).isEqualTo(recording.beginnings().size());
            }
        }
    }

    @Test
    void asMuchIsWrittenOfManyCallsAsOfFew() throws Exception {
        Section section = CallsEndToEnd.measure(Effort.FUNCTIONAL, List.of(100, 1_000), scratch);

        assertThat(section.faults()).isEmpty();
        assertThat(section.text()).contains("| 100 |").contains("| 1,000 |");
    }

    private static void assertRight(Contender contender) {
        assertThat(contender.checked().orElseThrow().faults())
                .as(contender.title())
                .isEmpty();
    }
}
