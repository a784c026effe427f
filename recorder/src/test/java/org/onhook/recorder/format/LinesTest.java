package org.onhook.recorder.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.ConnectionId;
import org.onhook.api.call.DeviceId;
import org.onhook.api.call.DeviceKind;
import org.onhook.api.call.EventCause;
import org.onhook.api.call.LocalConnectionState;
import org.onhook.api.call.Report;
import org.onhook.api.tracking.AttributionInForce;
import org.onhook.recorder.format.RecordingLine.Attribution;
import org.onhook.recorder.format.RecordingLine.Event;
import org.onhook.recorder.format.RecordingLine.Gap;
import org.onhook.recorder.format.RecordingLine.Header;
import org.onhook.recorder.format.RecordingLine.Lane;

class LinesTest {

    private final LineReader reader = new LineReader();

    @Property(tries = 5_000)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void everyEventIsReadAsItWasWritten(
            @ForAll("events") CallEvent event, @ForAll String switchName, @ForAll String link) throws Exception {
        Statistics.collect(event.getClass().getSimpleName());
        Statistics.coverage(coverage -> AnyEvent.kinds()
                .forEach(kind -> coverage.check(kind.getSimpleName()).count(count -> count > 20)));

        Event line = new Event(switchName, link, event);

        assertThat(reader.read(written(line))).isEqualTo(line);
    }

    @Provide
    Arbitrary<CallEvent> events() {
        return AnyEvent.arbitrary();
    }

    @Property(tries = 200)
    void everyOtherLineIsReadAsItWasWritten(
            @ForAll("times") long started,
            @ForAll @IntRange(min = 1) int number,
            @ForAll String switchName,
            @ForAll byte[] state,
            @ForAll List<String> policies,
            @ForAll long wait,
            @ForAll @LongRange(min = 1) long lost)
            throws Exception {
        TreeMap<String, Long> waits = new TreeMap<>(Map.of("request-settle-ms", wait, "b", 2L));
        for (RecordingLine line : List.of(
                new Header(started, number),
                new Lane(switchName, number, state),
                new Attribution(switchName, new AttributionInForce(policies, waits)),
                new Gap(switchName, lost))) {
            assertThat(reader.read(written(line))).isEqualTo(line);
        }
    }

    @Provide
    Arbitrary<Long> times() {
        return Arbitraries.longs().between(0, 4_000_000_000_000_000L);
    }

    @Example
    void aLineIsOneJsonObjectThatAPersonCanRead() throws IOException {
        DeviceId device = new DeviceId.Identified("N<2001>", "2001", DeviceKind.INTERNAL_NUMBER);
        CallEvent cleared = new CallEvent.ConnectionCleared(
                new Report(
                        1_700_000_000_123_456L,
                        "2001",
                        LocalConnectionState.NULL,
                        new org.onhook.api.call.Cause(EventCause.NORMAL_CLEARING, "normalClearing"),
                        ""),
                new ConnectionId("4711", device),
                DeviceId.Withheld.NOT_KNOWN);

        assertThat(written(new Event("osv-1", "a", cleared)))
                .isEqualTo("{\"switch\":\"osv-1\",\"link\":\"a\",\"event\":\"ConnectionCleared\","
                        + "\"micros\":1700000000123456,\"dn\":\"2001\",\"local\":\"NULL\",\"cause\":\"NORMAL_CLEARING\","
                        + "\"connection\":{\"call\":\"4711\",\"device\":{\"id\":\"2001\",\"raw\":\"N<2001>\","
                        + "\"kind\":\"INTERNAL_NUMBER\"}},\"releasing\":\"NOT_KNOWN\"}\n");
        assertThat(written(new Header(1_700_000_000_123_456L, 2)))
                .isEqualTo("{\"recording\":2,\"started\":\"2023-11-14T22:13:20.123456Z\",\"part\":2}\n");
        assertThat(written(new Gap("osv-1", 17))).isEqualTo("{\"gap\":17,\"switch\":\"osv-1\"}\n");
    }

    @Example
    void whatALaterVersionAddsToALineIsPassedOver() throws Exception {
        assertThat(reader.read("{\"switch\":\"s\",\"event\":\"LinkUp\",\"micros\":5,\"colour\":[{\"a\":1},\"red\"]}"))
                .isEqualTo(new Event("s", "", new CallEvent.LinkUp(5)));
    }

    @Example
    void aLineThatCannotBeReadSaysWhy() {
        Map<String, String> reasons = Map.ofEntries(
                Map.entry(
                        "{\"switch\":\"s\",\"event\":\"Smiled\",\"micros\":5}",
                        "the kind of event 'Smiled' is not known"),
                Map.entry("{\"switch\":\"s\",\"event\":\"LinkUp\"}", "its field 'micros' is missing"),
                Map.entry(
                        "{\"switch\":\"s\",\"event\":\"LinkUp\",\"micros\":\"5\"}",
                        "its field 'micros' is not a whole number"),
                Map.entry("{\"event\":\"LinkUp\",\"micros\":5}", "its field 'switch' is missing"),
                Map.entry("{\"switch\":\"s\",\"event\":\"LinkUp\",\"micros\":5", "it is not a whole JSON object"),
                Map.entry("{\"switch\":\"s\",\"event\":\"LinkUp\",\"micros\":[5", "it is not a whole JSON object"),
                Map.entry("{\"switch\":\"s\",\"micros\":5}{}", "something follows after its JSON object"),
                Map.entry("{\"switch\":\"s\",\"micros\":5}", "it is no line of a recording"),
                Map.entry("{\"switch\":\"s\",\"micros\":5.5}", "it holds 5.5, which is neither text nor whole number"),
                Map.entry("{\"switch\":\"s\",\"calls\":0,\"state\":\"*\"}", "its field 'state' is not in Base64"),
                Map.entry(
                        "{\"switch\":\"s\",\"calls\":-1,\"state\":\"\"}",
                        "its field 'calls' is not a number of things"),
                Map.entry("{\"recording\":1,\"started\":\"noon\",\"part\":1}", "its field 'started' is not a time"),
                Map.entry("[]", "it is not a JSON object"),
                Map.entry(
                        "{\"switch\":\"s\",\"event\":\"OutOfService\",\"micros\":5,\"cause\":\"BORED\"}",
                        "its field 'cause' is BORED, which is no EventCause"),
                Map.entry(
                        "{\"switch\":\"s\",\"event\":\"Held\",\"micros\":5,\"connection\":7}",
                        "its field 'connection' is not an object"),
                Map.entry(
                        "{\"switch\":\"s\",\"event\":\"Held\",\"micros\":5,\"holding\":{\"id\":\"\"}}",
                        "its field 'holding' is not a device with an id"),
                Map.entry(
                        "{\"switch\":\"s\",\"event\":\"DeviceSnapshot\",\"micros\":5,\"connections\":[7]}",
                        "its field 'connections' is not a list of objects"));
        reasons.forEach((line, why) -> assertThatThrownBy(() -> reader.read(line))
                .as(line)
                .isInstanceOf(BadLine.class)
                .hasMessageContaining(why));
    }

    @Example
    void aRecordingInAnotherVersionIsRefusedAsAWhole() {
        assertThatThrownBy(() -> reader.read("{\"recording\":3,\"began\":\"noon\"}"))
                .isInstanceOf(WrongVersion.class)
                .hasMessage("the recording has format version 3, and only those up to 2 can be read");
    }

    @Example
    void aRecordingOfBeforeThereWereRequestsIsRead() throws Exception {
        assertThat(reader.read("{\"recording\":1,\"started\":\"2023-11-14T22:13:20.123456Z\",\"part\":2}"))
                .isEqualTo(new RecordingLine.Header(1_700_000_000_123_456L, 2));
    }

    private static String written(RecordingLine line) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new LineWriter(out).write(line);
        String text = out.toString(StandardCharsets.UTF_8);
        assertThat(text).matches("[\\x20-\\x7f]+\n");
        return text;
    }
}
