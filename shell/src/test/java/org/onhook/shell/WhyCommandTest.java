package org.onhook.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.onhook.api.release.Attribution;
import org.onhook.api.release.Confidence;
import org.onhook.api.release.Initiator;
import org.onhook.api.tlib.ReleaseHistory;
import org.onhook.api.tlib.TAttribute;
import org.onhook.api.tlib.TEvent;
import org.onhook.api.tlib.TEventType;

class WhyCommandTest {

    private static final TEvent RELEASED = new TEvent(
            TEventType.RELEASED,
            "osv-1",
            1700000000,
            42,
            1_700_000_000_000_000L,
            "2002",
            "uuid",
            List.of(
                    new TAttribute.ConnId("ConnID", 0x6c02462a161006L),
                    new TAttribute.KeyValues(
                            "Extensions", List.of(new TAttribute.KeyValue("ReleasingParty", "2 Remote")))),
            Optional.of(new Attribution(
                    new Initiator.Party(7, "2001"), "named-releaser", Confidence.CERTAIN, List.of("it said so"))));

    @Test
    void showsWhoByWhichRuleAndOnWhatEvidence() throws ReflectiveOperationException {
        WhyCommand command = new WhyCommand();
        set(command, historyOf(RELEASED));

        assertThat(command.why("006c02462a161006"))
                .contains("EventReleased  2002  2 Remote")
                .contains("initiator 2001, rule named-releaser, confidence certain")
                .contains("- it said so");
    }

    @Test
    void saysWhyThereIsNothingToShow() throws ReflectiveOperationException {
        WhyCommand command = new WhyCommand();
        assertThat(command.why("1")).isEqualTo("nothing publishes events");

        set(command, historyOf(RELEASED));
        assertThat(command.why("1")).startsWith("no release of a call with ConnID 1");
        assertThat(command.why("what")).startsWith("not a ConnID: what");
    }

    private static ReleaseHistory historyOf(TEvent event) {
        return new ReleaseHistory() {
            @Override
            public List<TEvent> latest(int limit) {
                return List.of(event);
            }

            @Override
            public List<TEvent> ofCall(long connId) {
                return connId == 0x6c02462a161006L ? List.of(event) : List.of();
            }
        };
    }

    /** Injects the reference as the container does. */
    private static void set(WhyCommand command, ReleaseHistory history) throws ReflectiveOperationException {
        Field field = WhyCommand.class.getDeclaredField("history");
        field.setAccessible(true);
        field.set(command, history);
    }
}
