package org.onhook.tracking.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onhook.tracking.fixture.Releases.by;
import static org.onhook.tracking.fixture.Releases.dn;
import static org.onhook.tracking.fixture.Releases.leaving;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.onhook.api.call.EventCause;
import org.onhook.api.release.Confidence;
import org.onhook.api.release.Release.Trigger;
import org.onhook.api.release.Verdict;
import org.onhook.api.tracking.PartyState;
import org.onhook.tracking.fixture.Releases;

class LeftOnToneTest {

    private final LeftOnTone policy = new LeftOnTone();

    @Test
    void whoLeftTheOtherOneOnToneIsTheInitiator() {
        Releases release = leaving(dn("2002"))
                .others(dn("2001").state(PartyState.FAILED))
                .trigger(Trigger.OTHER_LEFT_ON_TONE)
                .failure(EventCause.BLOCKED);

        assertThat(policy.judge(release.build()))
                .get()
                .returns(by("2002"), Verdict::initiator)
                .returns(Confidence.CERTAIN, Verdict::confidence);
    }

    @ParameterizedTest
    @EnumSource(value = Trigger.class, names = "OTHER_LEFT_ON_TONE", mode = EnumSource.Mode.EXCLUDE)
    void itAbstainsOnAnythingElse(Trigger trigger) {
        assertThat(policy.judge(leaving(dn("2002"))
                        .trigger(trigger)
                        .failure(EventCause.BLOCKED)
                        .build()))
                .isEmpty();
    }
}
