package org.onhook.csta.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.onhook.api.call.Cause;
import org.onhook.api.call.EventCause;

class CausesTest {

    private final Causes causes = new Causes();

    @ParameterizedTest
    @EnumSource(
            value = EventCause.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NONE", "OTHER"})
    void everyCauseIsReadInTheStandardsSpelling(EventCause cause) {
        assertThat(causes.read(cause.wireName())).isEqualTo(new Cause(cause, cause.wireName()));
    }

    @ParameterizedTest
    @CsvSource({
        "Normal Clearing, NORMAL_CLEARING",
        "NORMALCLEARING, NORMAL_CLEARING",
        "interDigitTimeout, INTERDIGIT_TIMEOUT",
        "badUri, BAD_URI",
        "notAvaliableBearerService, NOT_AVAILABLE_BEARER_SERVICE",
        "EC_NONE, NONE",
        "EC_CALL_CANCELLED, CALL_CANCELLED",
        "userBusyOrSo, OTHER",
        "-1, OTHER"
    })
    void otherSpellingsAreReadToo(String raw, EventCause cause) {
        assertThat(causes.read(raw)).isEqualTo(new Cause(cause, raw));
        assertThat(causes.read(raw)).isEqualTo(new Cause(cause, raw));
    }

    @Test
    void noTextIsNoCause() {
        assertThat(causes.read("")).isEqualTo(Cause.NONE);
    }
}
