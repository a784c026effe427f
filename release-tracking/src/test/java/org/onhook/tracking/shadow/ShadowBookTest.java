package org.onhook.tracking.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.onhook.api.call.DeviceId;
import org.onhook.api.release.Attribution;
import org.onhook.api.shadow.Difference;
import org.onhook.api.shadow.ShadowReport;
import org.onhook.api.tracking.CallInfo;
import org.onhook.api.tracking.CallType;

class ShadowBookTest {

    private final ShadowBook book = new ShadowBook();

    private static Difference difference(Difference.Kind kind, long ref) {
        CallInfo call =
                new CallInfo(ref, "c" + ref, CallType.INTERNAL, DeviceId.Withheld.ABSENT, DeviceId.Withheld.ABSENT, 0);
        return new Difference(
                kind,
                "pbx",
                ref,
                call,
                List.of(),
                Attribution.unknown("a", List.of()),
                Attribution.unknown("b", List.of()));
    }

    @Test
    void everythingIsCounted() {
        book.begin(List.of("first-clear"));
        book.same();
        book.same();
        book.different(difference(Difference.Kind.ANSWER, 1));
        book.different(difference(Difference.Kind.REASON, 2));
        book.different(difference(Difference.Kind.REASON, 3));
        book.unpaired();

        assertThat(book.policies()).containsExactly("first-clear");
        assertThat(book.counts()).isEqualTo(new ShadowReport.Counts(5, 1, 2, 1));
    }

    @Test
    void theLatestOfEachKindAreKeptUpToANumber() {
        for (long ref = 1; ref <= 1_500; ref++) {
            book.different(difference(Difference.Kind.ANSWER, ref));
        }
        book.different(difference(Difference.Kind.REASON, 9));

        assertThat(book.latest(Difference.Kind.ANSWER, 2))
                .extracting(difference -> difference.call().ref())
                .containsExactly(1_500L, 1_499L);
        assertThat(book.latest(Difference.Kind.ANSWER, 5_000)).hasSize(1_000);
        assertThat(book.latest(Difference.Kind.REASON, 5_000)).hasSize(1);
    }

    @Test
    void otherPoliciesBeginAnew() {
        book.begin(List.of("first-clear"));
        book.different(difference(Difference.Kind.ANSWER, 1));

        book.begin(List.of("first-clear"));
        assertThat(book.latest(Difference.Kind.ANSWER, 10)).hasSize(1);

        book.begin(List.of("last-leg"));
        assertThat(book.latest(Difference.Kind.ANSWER, 10)).isEmpty();
        assertThat(book.counts()).isEqualTo(ShadowReport.Counts.NONE);
    }
}
