package org.onhook.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onhook.bench.traffic.Recorder;
import org.onhook.bench.traffic.Recording;
import org.onhook.bench.worker.Subject;
import org.onhook.simulator.switching.SwitchBehaviour;
import org.onhook.simulator.traffic.Traffic;

/** What is measured does what it should; how fast is not asked here. */
class EndToEndTest {

    @TempDir
    Path scratch;

    @Test
    void whatEverySubjectWritesIsTheTruth() throws Exception {
        Recording recording = Recorder.record(SwitchBehaviour.avayaAes(), Traffic.random(1, Effort.FUNCTIONAL.calls()));

        EndToEnd run = EndToEnd.run(recording, List.of(Subject.values()), Effort.FUNCTIONAL, scratch);

        for (Contender contender : run.contenders()) {
            assertThat(contender.rounds()).as(contender.subject().title()).hasSize(1);
            if (contender.subject().writes()) {
                assertThat(contender.checked().findings())
                        .as(contender.subject().title())
                        .isEmpty();
                assertThat(contender.checked().violations())
                        .as(contender.subject().title())
                        .isEmpty();
                assertThat(contender.checked().releasingParty().right()).isPositive();
            }
        }
        assertThat(run.table()).contains(Subject.IN_FELIX.title());
    }
}
