package org.onhook.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {

    @Test
    void goalsComeFirstInTheirOrderAndSayWhetherTheyAreMet() {
        Report report = new Report();
        report.add(new Section("## Late\n", List.of(Goal.atMost(5, "latency", 50, 50.1))));
        report.add(new Section("## Early\n", List.of(Goal.atLeast(1, "throughput", 0.45, 0.45))));

        assertThat(report.text())
                .containsSubsequence(
                        "| 1 | throughput | at least 0.45 | **0.45** | met |",
                        "| 5 | latency | at most 50.00 | **50.10** | not met |",
                        "## Late",
                        "## Early");
    }

    @Test
    void aFigureOfSomethingThatIsWrongIsSaidToBeWorthless() {
        Report report = new Report();
        assertThat(report.isRight()).isTrue();

        report.add(new Section("## Part\n", List.of(), List.of("2001 is local, reported remote")));

        assertThat(report.isRight()).isFalse();
        assertThat(report.text()).contains("Wrong: 2001 is local, reported remote");
    }

    @Test
    void whatWasMeasuredBeforeIsReplaced() {
        String page = "above\n<!-- measured -->\n\nold\n<!-- end of what was measured -->\nbelow\n";

        assertThat(Report.within(page, "new"))
                .isEqualTo("above\n<!-- measured -->\n\nnew\n<!-- end of what was measured -->\nbelow\n");
        assertThat(Report.within("no such place", "new")).isEqualTo("new");
    }
}
