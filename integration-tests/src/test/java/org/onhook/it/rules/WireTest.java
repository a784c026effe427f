package org.onhook.it.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onhook.it.rules.ConferenceTest.leaves;
import static org.onhook.it.rules.Play.AUTO;
import static org.onhook.it.rules.Play.RELEASER;
import static org.onhook.it.rules.TwoPartyTest.TALK;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The same stories, as switches write them: order, case and namespace of elements, spellings of devices. */
class WireTest {

    private static final String TALK_ENDED = "A Released Local; B Released Remote; -A by A; -B by A; -call by A";

    private static final Map<String, String> STORIES = stories();

    private static Map<String, String> stories() {
        Map<String, String> stories = new LinkedHashMap<>();
        stories.put(TALK + leaves("1", "A", "A", "B") + leaves("1", "B", "B"), TALK_ENDED);
        stories.put(
                BeforeAnswerTest.RING + leaves("1", "B", "B", "A") + leaves("1", "A", "A"),
                "A Released Remote; B Released Local; -A by B; -B by B Reject; -call by B");
        stories.put(
                ConferenceTest.THREE + leaves("3", "B", "B", "A", "C") + "+3000\n" + leaves("3", "C", "C", "A")
                        + leaves("3", "A", "A"),
                ConferenceTest.JOINED + """
                        A PartyDeleted B by B; C PartyDeleted B by B; B Released Local; -B by B
                        C Released Local; A Released Remote; -C by C; -A by C; -call by C""");
        return stories;
    }

    static Stream<Arguments> dialects() {
        Dialect plain = Dialect.PLAIN;
        return Stream.of(
                Arguments.of("without namespace", plain.withoutNamespace()),
                Arguments.of(
                        "edition 3",
                        plain.withNamespace("http://www.ecma-international.org/standards/ecma-323/csta/ed3")),
                Arguments.of(
                        "a wrong namespace", plain.withNamespace("http://www.ecma.ch/standards/ecma-323/csta/ed6")),
                Arguments.of(
                        "private edition",
                        plain.withNamespace("http://www.ecma-international.org/standards/ecma-323/csta/ed3/privA")),
                Arguments.of("elements backwards", plain.inOrder(Dialect.Order.REVERSED)),
                Arguments.of("elements in any order", plain.inOrder(Dialect.Order.SHUFFLED)),
                Arguments.of("device before call", plain.deviceIdFirst()),
                Arguments.of("lower case", plain.inLowerCase()),
                Arguments.of("OpenScape", spelled(WireTest::openScape, UnaryOperator.identity())),
                Arguments.of("OpenScape everywhere", spelled(WireTest::openScape, WireTest::openScape)),
                Arguments.of("Avaya", spelled(WireTest::avaya, WireTest::avaya)),
                Arguments.of("Avaya, dynamic legs", spelled(WireTest::avaya, WireTest::dynamic)),
                Arguments.of("SIP", spelled(device -> "sip:" + device + "@pbx.example.com", UnaryOperator.identity())),
                Arguments.of(
                        "SIP with parameters",
                        spelled(
                                device -> "<sip:" + device + "@pbx.example.com;user=phone>",
                                device -> "sip:" + device + "@10.1.2.3:5060")),
                Arguments.of("tel", spelled(device -> "tel:" + device, UnaryOperator.identity())),
                Arguments.of("mixed inside one call", spelled(WireTest.mixed(), WireTest.mixed())),
                Arguments.of("dynamic legs", spelled(UnaryOperator.identity(), WireTest::dynamic)),
                Arguments.of(
                        "all at once",
                        spelled(WireTest.mixed(), WireTest.mixed())
                                .withoutNamespace()
                                .deviceIdFirst()
                                .inOrder(Dialect.Order.SHUFFLED)));
    }

    private static Dialect spelled(UnaryOperator<String> devices, UnaryOperator<String> legs) {
        return Dialect.PLAIN.spelling(devices, legs);
    }

    private static String openScape(String device) {
        return "N<" + device + ">Line7100" + device + ";displayNumber=00" + device + ";uid=x" + device;
    }

    private static String avaya(String device) {
        return device + ":CM1::0";
    }

    private static String dynamic(String device) {
        return "#" + Integer.toHexString(Integer.parseInt(device) * 7919);
    }

    private static UnaryOperator<String> mixed() {
        Random random = new Random(5);
        List<UnaryOperator<String>> spellings = List.of(
                UnaryOperator.identity(),
                WireTest::openScape,
                WireTest::avaya,
                device -> "sip:" + device + "@host",
                device -> "N<" + device + ">",
                device -> "tel:" + device + ";phone-context=example.com");
        return device -> spellings.get(random.nextInt(spellings.size())).apply(device);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dialects")
    void theStoriesAreToldTheSame(String name, Dialect dialect) {
        STORIES.forEach((story, expected) -> {
            String monitored = story.contains("Conferenced") ? "A B C" : "A B";
            Play.on(AUTO, monitored).speaking(dialect).of(story).tells(expected);
        });
    }

    @Test
    void withoutLocalConnectionInfoAndCause() {
        STORIES.forEach((story, expected) -> {
            String bare = story.replaceAll(" lci=\\S+", "").replaceAll(" cause=\\S+", "");
            String monitored = story.contains("Conferenced") ? "A B C" : "A B";
            Play.on(AUTO, monitored).of(bare).tells(expected);
        });
    }

    @Test
    void withoutTheDevicesOfTheConnections() {
        String story =
                "A Originated 1/ from=A to=B\nA Delivered 1/ by=B from=A to=B lci=connected\nB Delivered 1/ by=B from=A to=B lci=alerting\n"
                        + "A Established 1/ by=B from=A to=B lci=connected\nB Established 1/ by=B from=A to=B lci=connected\n+3000\n"
                        + "A ConnectionCleared 1/ by=A lci=null cause=normalClearing\nB ConnectionCleared 1/ by=A lci=null cause=normalClearing";
        Play.on(RELEASER, "A B").of(story).tells(TALK_ENDED);
        Play.on(AUTO, "A B").of(story).tells(TALK_ENDED);
    }

    @Test
    void reportedNumbersAreTheConfiguredOnes() {
        Outcome outcome = Play.on(AUTO, "A B")
                .speaking(spelled(WireTest::openScape, WireTest::avaya))
                .of(TALK + leaves("1", "A", "A", "B") + leaves("1", "B", "B"));
        assertThat(outcome.told().data())
                .filteredOn(event -> event.has("CtrlParty"))
                .hasSize(3)
                .allMatch(event -> event.get("CtrlParty").asText().equals("2001"));
    }
}
