package org.onhook.tracking.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onhook.api.call.ReleasingDeviceReading.DROPPED;
import static org.onhook.api.call.ReleasingDeviceReading.RELEASER;
import static org.onhook.api.call.ReleasingDeviceReading.SELF;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.onhook.api.release.Release.Named;

class ReadingLearnerTest {

    private static final long A = 1;
    private static final long B = 2;

    private final ReadingLearner learner = new ReadingLearner();

    private static Named party(long ref) {
        return new Named.PartyOfCall(ref, "200" + ref);
    }

    @Test
    void atFirstEveryReadingIsPossible() {
        assertThat(learner.possible()).containsExactlyInAnyOrder(RELEASER, DROPPED, SELF);
    }

    @Test
    void theOtherPartyOnTheDroppedDevicesOwnMonitorProvesReleaser() {
        learner.learn(A, A, party(B));

        assertThat(learner.possible()).containsExactly(RELEASER);
    }

    @Test
    void neitherDroppedNorMonitoredProvesReleaser() {
        learner.learn(A, B, party(3));

        assertThat(learner.possible()).containsExactly(RELEASER);
    }

    @Test
    void aCalledPartyThatNeverCameIntoTheCallProvesReleaserToo() {
        learner.learn(A, A, new Named.PartyOfCall(0, "2002"));

        assertThat(learner.possible()).containsExactly(RELEASER);
    }

    @Test
    void theDroppedDeviceAtAnotherMonitorRulesOutSelf() {
        learner.learn(A, B, party(B));

        assertThat(learner.possible()).containsExactlyInAnyOrder(RELEASER, DROPPED);
    }

    @Test
    void theMonitoredDeviceThatWasNotDroppedRulesOutDropped() {
        learner.learn(A, B, party(A));

        assertThat(learner.possible()).containsExactlyInAnyOrder(RELEASER, SELF);
    }

    @Test
    void bothTogetherLeaveReleaser() {
        learner.learn(A, B, party(B));
        learner.learn(A, B, party(A));

        assertThat(learner.possible()).containsExactly(RELEASER);
        assertThat(learner.contradictions()).isZero();
    }

    @Test
    void theMonitoredDeviceThatWasDroppedFitsEveryReading() {
        learner.learn(A, A, party(A));

        assertThat(learner.possible()).hasSize(3);
    }

    @Test
    void aStrangerOrNobodyTeachesNothing() {
        learner.learn(A, B, new Named.Stranger("T7"));
        learner.learn(A, B, Named.Nobody.NOBODY);

        assertThat(learner.possible()).hasSize(3);
    }

    @Test
    void twoMonitorsThatEachNameThemselvesForOneLegProveSelf() {
        assertThat(learner.eachNamedItself()).isFalse();

        assertThat(learner.possible()).containsExactly(SELF);
    }

    @Test
    void aContradictionDropsWhatWasLearnedAndIsReported() {
        learner.eachNamedItself();

        boolean contradicted = learner.learn(A, B, party(B));

        assertThat(contradicted).isTrue();
        assertThat(learner.contradictions()).isEqualTo(1);
        assertThat(learner.possible()).containsExactlyInAnyOrder(RELEASER, DROPPED, SELF);
    }

    @Test
    void whatFitsIsNoContradiction() {
        learner.learn(A, A, party(B));

        assertThat(learner.learn(A, B, party(B))).isFalse();
        assertThat(learner.learn(A, B, party(A))).isFalse();
        assertThat(learner.possible()).containsExactly(RELEASER);
    }

    @Test
    void aConfiguredReadingIsTakenAsItIs() {
        learner.configure(Optional.of(DROPPED));

        assertThat(learner.learn(A, A, party(B))).isFalse();
        assertThat(learner.eachNamedItself()).isFalse();
        assertThat(learner.possible()).containsExactly(DROPPED);
        assertThat(learner.isConfigured()).isTrue();
        assertThat(learner.contradictions()).isZero();
    }

    @Test
    void anotherConfiguredReadingTakesItsPlace() {
        learner.configure(Optional.of(DROPPED));
        learner.configure(Optional.of(SELF));

        assertThat(learner.possible()).containsExactly(SELF);
    }

    @Test
    void withoutAConfiguredReadingLearningBeginsAnew() {
        learner.configure(Optional.of(DROPPED));
        learner.configure(Optional.empty());

        assertThat(learner.isConfigured()).isFalse();
        assertThat(learner.possible()).hasSize(3);
        learner.learn(A, A, party(B));
        assertThat(learner.possible()).containsExactly(RELEASER);
    }

    @Test
    void theSameAutoSettingAgainKeepsWhatWasLearned() {
        learner.configure(Optional.empty());
        learner.learn(A, A, party(B));
        learner.configure(Optional.empty());

        assertThat(learner.possible()).containsExactly(RELEASER);
    }
}
