package org.onhook.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.onhook.api.tlib.ReleaseHistory;

class WhyCommandTest {

    private static final byte[] RELEASED = """
            {"id":"1700000000-42","source":"/onhook/switch/osv-1","time":"2023-11-14T22:13:20.000000Z",\
            "data":{"Event":"EventReleased","ThisDN":"2002","ConnID":"006c02462a161006",\
            "Extensions":{"ReleasingParty":"2 Remote"},"Attribution":{"Initiator":"2001","InitiatorKind":"party",\
            "Rule":"named-releaser","Confidence":"certain","Evidence":["it said so","and so did \\"B\\""]}}}
            """.getBytes(StandardCharsets.UTF_8);

    private static final byte[] BY_THE_SWITCH = """
            {"id":"1700000000-43","source":"/onhook/switch/osv-1","time":"2023-11-14T22:13:20.000000Z",\
            "data":{"Event":"EventCallPartyDeleted","DN":"2003","ConnID":"006c02462a161006",\
            "Attribution":{"InitiatorKind":"switch","Rule":"switch-cause","Confidence":"certain","Evidence":[]}}}
            """.getBytes(StandardCharsets.UTF_8);

    @Test
    void showsWhoByWhichRuleAndOnWhatEvidence() throws ReflectiveOperationException {
        WhyCommand command = new WhyCommand();
        set(command, historyOf(RELEASED));

        assertThat(command.why("006c02462a161006"))
                .contains("EventReleased  2002  2 Remote")
                .contains("initiator 2001, rule named-releaser, confidence certain")
                .contains("    - it said so\n    - and so did \"B\"");
    }

    @Test
    void aCallBasedReportNamesItsPartyAndWhoItWasWithoutANumber() throws ReflectiveOperationException {
        WhyCommand command = new WhyCommand();
        set(command, historyOf(BY_THE_SWITCH));

        assertThat(command.why("006c02462a161006"))
                .contains(
                        "EventCallPartyDeleted  2003\n    initiator the switch, rule switch-cause, confidence certain");
    }

    @Test
    void saysWhyThereIsNothingToShow() throws ReflectiveOperationException {
        WhyCommand command = new WhyCommand();
        assertThat(command.why("1")).isEqualTo("nothing publishes events");

        set(command, historyOf(RELEASED));
        assertThat(command.why("1")).startsWith("no release of a call with ConnID 1");
        assertThat(command.why("what")).startsWith("not a ConnID: what");
    }

    private static ReleaseHistory historyOf(byte[] event) {
        return new ReleaseHistory() {
            @Override
            public Stream<byte[]> latest() {
                return Stream.of(event);
            }

            @Override
            public List<byte[]> ofCall(long connId) {
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
