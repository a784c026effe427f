package org.onhook.tlib.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onhook.api.release.Attribution;
import org.onhook.api.release.ReleasingParty;
import org.onhook.api.tlib.TAttribute;
import org.onhook.api.tlib.TAttribute.KeyValue;
import org.onhook.api.tlib.TEvent;
import org.onhook.api.tlib.TEventType;
import org.onhook.tlib.Story;
import org.onhook.tlib.mapping.Draft;

class EncodingTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void anEventAboutNoCallHasNoPartitionKey() throws IOException {
        JsonNode event = encode(new JsonEncoder("osv-1", 17), link("connection reset"), 3);
        assertThat(event.has("partitionkey")).isFalse();
        assertThat(event.get("id").asText()).isEqualTo("17-3");
        assertThat(event.get("subject").asText()).isEqualTo("east");
    }

    @Test
    void theEncoderIsUsedAgainAndAgainForNumbersOfAnyLength() throws IOException {
        JsonEncoder encoder = new JsonEncoder("osv-1", 17);
        for (long number = 1; number > 0; number *= 10) {
            JsonNode event = encode(encoder, link("x".repeat((int) (number % 9000))), number);
            assertThat(event.get("id").asText()).isEqualTo("17-" + number);
            assertThat(event.get("data").get("EventSequenceNumber").asLong()).isEqualTo(number);
            if (number > Long.MAX_VALUE / 10) {
                break;
            }
        }
    }

    @Test
    void anyTextIsWrittenSoThatItReadsBack() throws IOException {
        String text = "\"quote\" \\ \u0000 \n \u00e9 \u20ac \ud83d\udcde";
        assertThat(encode(new JsonEncoder("osv-1", 1), link(text), 1)
                        .get("data")
                        .get("ErrorMessage")
                        .textValue())
                .isEqualTo(text);
    }

    @Test
    void halfACharacterBecomesAReplacementCharacter() throws IOException {
        JsonEncoder encoder = new JsonEncoder("osv-1", 1);
        assertThat(encode(encoder, link("a\ud83db"), 1)
                        .get("data")
                        .get("ErrorMessage")
                        .textValue())
                .isEqualTo("a\ufffdb");
        assertThat(encode(encoder, link("fine"), 2)
                        .get("data")
                        .get("ErrorMessage")
                        .textValue())
                .isEqualTo("fine");
    }

    @Test
    void allTextIsWrittenAsJacksonWritesIt() throws IOException {
        Random random = new Random(1);
        JsonEncoder encoder = new JsonEncoder("osv-1", 1);
        for (int i = 0; i < 20_000; i++) {
            String text = anyText(random);
            String json = new String(encoder.encode(link(text), 1000).withNumber(i), StandardCharsets.UTF_8);
            assertThat(json).endsWith("\"ErrorMessage\":" + JSON.writeValueAsString(text) + "}}");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 9, 10, 999, 1000, 123_456_789_012L})
    void aNumberIsWrittenHoweverManyDigitsWereExpected(long number) throws IOException {
        JsonEncoder encoder = new JsonEncoder("osv-1", 17);
        for (long expected : new long[] {0, 10, 1000, 1_000_000_000_000_000L}) {
            JsonNode event = JSON.readTree(encoder.encode(link("x"), expected).withNumber(number));
            assertThat(event.get("id").textValue()).isEqualTo("17-" + number);
            assertThat(event.get("data").get("EventSequenceNumber").longValue()).isEqualTo(number);
            assertThat(event.get("data").get("ErrorMessage").textValue()).isEqualTo("x");
        }
    }

    private static String anyText(Random random) {
        return random.ints(random.nextInt(40), 0, 6)
                .map(kind -> switch (kind) {
                    case 0 -> random.nextInt(0x20);
                    case 1 -> "\"\\/\u007f\u0080\u2028".codePointAt(random.nextInt(6));
                    case 2 -> random.nextInt(0x800);
                    case 3 -> 0xE000 + random.nextInt(0x1000);
                    case 4 -> 0x10000 + random.nextInt(0x10000);
                    default -> 'a' + random.nextInt(26);
                })
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void aSwitchsNameIsMadeFitForAUri() throws IOException {
        assertThat(encode(new JsonEncoder("Süd 1/a", 1), link("x"), 1)
                        .get("source")
                        .asText())
                .isEqualTo("/onhook/switch/S%C3%BCd%201%2Fa");
    }

    @ParameterizedTest
    @CsvSource({
        "1769860820101372, 2026-01-31T12:00:20.101372Z",
        "1769860820000000, 2026-01-31T12:00:20.000000Z",
        "0, 1970-01-01T00:00:00.000000Z",
        "-1, 1969-12-31T23:59:59.999999Z"
    })
    void aTimeHasSixDigitsOfASecond(long micros, String text) {
        EventTime time = new EventTime();
        String quoted = '"' + text + '"';
        assertThat(time.print(micros)).asString(StandardCharsets.US_ASCII).isEqualTo(quoted);
        assertThat(time.print(micros)).asString(StandardCharsets.US_ASCII).isEqualTo(quoted);
    }

    @Test
    void aReleaseReadsAsInATServerLog() {
        TEvent released = new TEvent(
                TEventType.RELEASED,
                "osv-1",
                1_700_000_000,
                0x10c9288,
                Story.NOON,
                "2001",
                "UUID",
                List.of(
                        new TAttribute.Text("ThisDN", "2001"),
                        new TAttribute.Number("ThisDNRole", 1),
                        new TAttribute.ConnId("ConnID", 0x006c02462a161006L),
                        extensions("1 Local")),
                Optional.of(Story.BY_SWITCH));
        assertThat(text(released, ZoneOffset.ofHours(1)))
                .isEqualTo("@13:00:20.1013 [0] 8.1.101.25 distribute_event: message EventReleased\n"
                        + "\tAttributeEventSequenceNumber\t00000000010c9288\n"
                        + "\tAttributeTimeinuSecs\t101372\n"
                        + "\tAttributeTimeinSecs\t1769860820 (13:00:20)\n"
                        + "\tAttributeThisDN\t'2001'\n"
                        + "\tAttributeThisDNRole\t1\n"
                        + "\tAttributeConnID\t006c02462a161006\n"
                        + "\tAttributeExtensions\t[28] 00 01 00 00..\n"
                        + "\t\t'ReleasingParty'\t'1 Local'\n");
    }

    @ParameterizedTest
    @EnumSource(ReleasingParty.class)
    void theHeaderOfAListSaysItsSerializedSize(ReleasingParty party) {
        int size =
                switch (party) {
                    case LOCAL -> 28;
                    case REMOTE -> 29;
                    case UNKNOWN -> 30;
                };
        assertThat(KeyValueListHeader.of(List.of(new KeyValue("ReleasingParty", party.text()))))
                .isEqualTo("[" + size + "] 00 01 00 00..");
    }

    @Test
    void theHeaderOfALongListCountsItsPairsAndBytes() {
        List<KeyValue> pairs = java.util.stream.IntStream.range(0, 300)
                .mapToObj(i -> new KeyValue("é".repeat(150), ""))
                .toList();
        assertThat(KeyValueListHeader.of(pairs)).isEqualTo("[" + (2 + 300 * 305) + "] 01 2c 00 01..");
        assertThat(KeyValueListHeader.of(List.of())).isEqualTo("[2] 00 00");
    }

    @ParameterizedTest
    @CsvSource({
        "RELEASED, distribute_event",
        "OFF_HOOK, distribute_event",
        "CALL_PARTY_DELETED, distribute call/party event",
        "LINK_CONNECTED, send_to_all"
    })
    void theVerbTellsTheKindOfDistribution(TEventType type, String verb) {
        TEvent event = new TEvent(type, "osv-1", 1, 1, 0, "s", "", List.of(), Optional.<Attribution>empty());
        assertThat(text(event, ZoneOffset.UTC))
                .startsWith("@00:00:00.0000 [0] 8.1.101.25 " + verb + ": message " + type.eventName() + "\n");
    }

    @Test
    void aTextCannotBreakOutOfItsLine() {
        TEvent event = link("a\n@b\tc").numbered("osv-1", 1, 1);
        assertThat(text(event, ZoneOffset.UTC)).endsWith("\tAttributeErrorMessage\t'a?@b?c'\n");
    }

    private static TAttribute extensions(String value) {
        return new TAttribute.KeyValues("Extensions", List.of(new KeyValue("ReleasingParty", value)));
    }

    private static Draft link(String reason) {
        return new Draft(
                TEventType.LINK_DISCONNECTED,
                Story.NOON,
                "east",
                "",
                List.of(new TAttribute.Text("ErrorMessage", reason)),
                Optional.empty());
    }

    private static JsonNode encode(JsonEncoder encoder, Draft draft, long number) throws IOException {
        return JSON.readTree(encoder.encode(draft, 10).withNumber(number));
    }

    private static String text(TEvent event, ZoneId zone) {
        return new String(new TServerLogText("8.1.101.25", zone).encode(event), StandardCharsets.UTF_8);
    }
}
