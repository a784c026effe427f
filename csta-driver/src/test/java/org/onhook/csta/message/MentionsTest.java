package org.onhook.csta.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MentionsTest {

    private static final Mention<String> NONE = Mention.of("nothing");

    private final AtomicInteger asked = new AtomicInteger();
    private final Mentions<String> mentions = new Mentions<>(
            Recent.ofEach(2_000, Recent.SHORT, text -> {
                asked.incrementAndGet();
                return text.equals("unknown") ? null : "<" + text + ">";
            }),
            NONE);

    private Mention<String> mention(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return mentions.of(bytes, 0, bytes.length);
    }

    @Test
    void eachStandsForItsOwnWhetherItIsFoundWithOthersOrAlone() {
        Mention<String> alone = mention("2000");
        assertThat(alone.meaning()).isEqualTo("<2000>");
        for (int round = 0; round < 2; round++) {
            List<Mention<String>> made = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                made.add(mention("" + i));
            }
            mentions.find();
            for (int i = 0; i < 1_000; i++) {
                assertThat(made.get(i).meaning()).isEqualTo("<" + i + ">");
                assertThat(made.get(i).text()).isEqualTo("" + i);
            }
        }
        assertThat(asked).hasValue(1_001);
    }

    @Test
    void itIsFoundWhenItIsAskedForAndNotBefore() {
        Mention<String> mention = mention("2001");
        assertThat(asked).hasValue(0);
        mentions.find();
        assertThat(asked).hasValue(1);
        assertThat(mention.meaning()).isEqualTo("<2001>");
        assertThat(asked).hasValue(1);
    }

    @Test
    void aTextMayStandForNothingYet() {
        assertThat(mention("unknown").meaning()).isNull();
        assertThat(mention("unknown").meaning()).isNull();
        assertThat(asked).as("nothing is not remembered").hasValue(2);
    }

    @Test
    void anEmptyTextMentionsNothing() {
        assertThat(mention("")).isSameAs(NONE);
        assertThat(mentions.of("")).isSameAs(NONE);
    }

    @Test
    void aTextThatIsNotThereAsBytesStandsForTheSame() {
        Mention<String> mention = mentions.of("Zürich");
        assertThat(mention.meaning()).isEqualTo("<Zürich>");
        assertThat(mention.text()).isEqualTo("Zürich");
    }
}
