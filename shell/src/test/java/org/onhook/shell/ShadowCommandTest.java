package org.onhook.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onhook.api.call.DeviceId;
import org.onhook.api.release.Attribution;
import org.onhook.api.release.Confidence;
import org.onhook.api.release.Initiator;
import org.onhook.api.shadow.Difference;
import org.onhook.api.shadow.ShadowReport;
import org.onhook.api.tracking.CallInfo;
import org.onhook.api.tracking.CallType;
import org.onhook.api.tracking.PartyInfo;
import org.onhook.api.tracking.PartyRole;
import org.onhook.api.tracking.PartyState;

class ShadowCommandTest {

    private static final Difference DIFFERENCE = new Difference(
            Difference.Kind.ANSWER,
            "osv-1",
            1_700_000_000_000_000L,
            new CallInfo(0x6c02462a161006L, "4711", CallType.INTERNAL, absent(), absent(), 0),
            List.of(party(1, "2001"), party(2, "2002")),
            new Attribution(new Initiator.Party(1, "2001"), "first-clear", Confidence.CERTAIN, List.of("it was first")),
            Attribution.unknown("insufficient-evidence", List.of("no rule tells who released")));

    private static DeviceId absent() {
        return DeviceId.Withheld.ABSENT;
    }

    private static PartyInfo party(long ref, String dn) {
        return new PartyInfo(ref, dn, true, true, false, PartyRole.DESTINATION, PartyState.CONNECTED);
    }

    private record Report(List<String> policies, Counts counts, List<Difference> differences) implements ShadowReport {
        @Override
        public List<Difference> latest(Difference.Kind kind, int limit) {
            return kind == Difference.Kind.ANSWER ? differences : List.of();
        }
    }

    @Test
    void showsWhatWasCountedAndBothAnswersWithTheirEvidence() throws ReflectiveOperationException {
        ShadowCommand command = new ShadowCommand();
        set(
                command,
                new Report(List.of("last-leg", "unseen"), new ShadowReport.Counts(7, 1, 2, 3), List.of(DIFFERENCE)));

        assertThat(command.shadow().lines())
                .hasSize(6)
                .startsWith("shadow policies last-leg, unseen: 7 releases compared, 1 with another answer,"
                        + " 2 for another reason only; 3 calls not comparable")
                .endsWith(
                        "    now: initiator 2001, rule first-clear, confidence certain",
                        "    - it was first",
                        "    shadow: initiator unknown, rule insufficient-evidence, confidence none",
                        "    - no rule tells who released")
                .anyMatch(line -> line.endsWith("  osv-1  006c02462a161006  2001, 2002"));
    }

    @Test
    void saysWhyThereIsNothingToShow() throws ReflectiveOperationException {
        ShadowCommand command = new ShadowCommand();
        assertThat(command.shadow()).isEqualTo("call tracking is not running");

        set(command, new Report(List.of(), ShadowReport.Counts.NONE, List.of()));
        assertThat(command.shadow()).startsWith("no shadow policies are configured");
    }

    /** Injects the reference as the container does. */
    private static void set(ShadowCommand command, ShadowReport report) throws ReflectiveOperationException {
        Field field = ShadowCommand.class.getDeclaredField("report");
        field.setAccessible(true);
        field.set(command, report);
    }
}
