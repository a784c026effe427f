package org.onhook.tracking.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onhook.api.call.ReleasingDeviceReading.DROPPED;
import static org.onhook.api.call.ReleasingDeviceReading.RELEASER;
import static org.onhook.api.call.ReleasingDeviceReading.SELF;
import static org.onhook.tracking.fixture.Releases.by;
import static org.onhook.tracking.fixture.Releases.dn;
import static org.onhook.tracking.fixture.Releases.leaving;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.onhook.api.call.EventCause;
import org.onhook.api.call.ReleasingDeviceReading;
import org.onhook.api.release.Attribution;
import org.onhook.api.release.Confidence;
import org.onhook.api.release.Initiator;
import org.onhook.api.release.Release;
import org.onhook.api.release.ReleasePolicy;
import org.onhook.api.release.ReleasePolicy.Basis;
import org.onhook.api.release.Verdict;

class AttributorTest {

    private static final EnumSet<ReleasingDeviceReading> ANY = EnumSet.allOf(ReleasingDeviceReading.class);

    private final Release release = leaving(dn("2001")).others(dn("2002")).build();

    private record Fake(String name, Basis basis, Function<Release, Optional<Verdict>> judgement)
            implements ReleasePolicy {
        @Override
        public Optional<Verdict> judge(Release release) {
            return judgement.apply(release);
        }
    }

    private static ReleasePolicy says(String name, Basis basis, Initiator initiator) {
        return new Fake(name, basis, release -> Optional.of(Verdict.certain(initiator, name + " says so")));
    }

    private static ReleasePolicy abstains(String name) {
        return new Fake(name, Basis.STATEMENT, release -> Optional.empty());
    }

    private static ReleasePolicy saysUnder(ReleasingDeviceReading reading, Initiator initiator) {
        return new Fake("value", Basis.VALUE, release -> release.reading()
                .filter(reading::equals)
                .map(r -> Verdict.certain(initiator, "named")));
    }

    private static Attributor asking(ReleasePolicy... policies) {
        return new Attributor(new PolicySet(List.of(policies)));
    }

    @Test
    void theFirstPolicyThatDoesNotAbstainDecides() {
        Attribution attribution = asking(
                        abstains("a"), says("b", Basis.COURSE, by("2001")), says("c", Basis.STATEMENT, by("2002")))
                .attribute(release, EnumSet.of(RELEASER));

        assertThat(attribution.initiator()).isEqualTo(by("2001"));
        assertThat(attribution.rule()).isEqualTo("b");
        assertThat(attribution.confidence()).isEqualTo(Confidence.CERTAIN);
    }

    @Test
    void whatTheSwitchSaidAndWhyIsKept() {
        Release failed = leaving(dn("2001")).failure(EventCause.BUSY).build();

        assertThat(asking(says("a", Basis.COURSE, by("2001")))
                        .attribute(failed, EnumSet.of(RELEASER))
                        .evidence())
                .containsExactly("cleared 2001 on 2001", "Failed busy", "a says so");
    }

    @Test
    void aPolicyThatSaysUnknownEndsTheSearch() {
        Attribution attribution = asking(
                        says("a", Basis.STATEMENT, Initiator.UNKNOWN), says("b", Basis.STATEMENT, by("2001")))
                .attribute(release, ANY);

        assertThat(attribution.initiator()).isEqualTo(Initiator.UNKNOWN);
        assertThat(attribution.rule()).isEqualTo("a");
    }

    @Test
    void whereAllAbstainItIsUnknown() {
        assertThat(asking(abstains("a")).attribute(release, EnumSet.of(SELF)))
                .returns(Initiator.UNKNOWN, Attribution::initiator)
                .returns(Confidence.NONE, Attribution::confidence)
                .returns("insufficient-evidence", Attribution::rule);
        assertThat(asking(abstains("a")).attribute(release, ANY).initiator()).isEqualTo(Initiator.UNKNOWN);
        assertThat(asking().attribute(release, ANY).initiator()).isEqualTo(Initiator.UNKNOWN);
    }

    @Test
    void aPolicyThatThrowsCountsAsAbstaining() {
        ReleasePolicy broken = new Fake("broken", Basis.STATEMENT, release -> {
            throw new IllegalStateException("broken");
        });

        assertThat(asking(broken, says("b", Basis.COURSE, by("2001")))
                        .attribute(release, ANY)
                        .initiator())
                .isEqualTo(by("2001"));
    }

    @Test
    void aPolicyWhoseClassesAreGoneCountsAsAbstaining() {
        ReleasePolicy broken = new Fake("broken", Basis.STATEMENT, release -> {
            throw new NoClassDefFoundError("vendor/Helper");
        });

        assertThat(asking(broken, says("b", Basis.COURSE, by("2001")))
                        .attribute(release, ANY)
                        .initiator())
                .isEqualTo(by("2001"));
    }

    @Test
    void aPolicyThatGivesNullCountsAsAbstaining() {
        ReleasePolicy broken = new Fake("broken", Basis.STATEMENT, release -> null);

        assertThat(asking(broken, says("b", Basis.COURSE, by("2001")))
                        .attribute(release, ANY)
                        .initiator())
                .isEqualTo(by("2001"));
    }

    @Test
    void whileSeveralReadingsArePossibleAStatementDecidesAlone() {
        Attribution attribution = asking(
                        saysUnder(RELEASER, by("2002")),
                        says("course", Basis.COURSE, by("2002")),
                        says("statement", Basis.STATEMENT, by("2001")))
                .attribute(release, ANY);

        assertThat(attribution.initiator()).isEqualTo(by("2001"));
        assertThat(attribution.rule()).isEqualTo("statement");
    }

    @Test
    void readingsThatLeadToDifferentInitiatorsMakeItUnknown() {
        Attribution attribution = asking(saysUnder(RELEASER, by("2002")), says("course", Basis.COURSE, by("2001")))
                .attribute(release, ANY);

        assertThat(attribution.initiator()).isEqualTo(Initiator.UNKNOWN);
        assertThat(attribution.evidence()).last().asString().contains("do not lead to one answer");
    }

    @Test
    void aReadingUnderWhichNothingIsKnownMakesItUnknown() {
        assertThat(asking(saysUnder(RELEASER, by("2002")))
                        .attribute(release, EnumSet.of(RELEASER, SELF))
                        .initiator())
                .isEqualTo(Initiator.UNKNOWN);
    }

    @Test
    void readingsThatAgreeDecideWithTheWeakestConfidence() {
        ReleasePolicy inferred =
                new Fake("course", Basis.COURSE, release -> Optional.of(Verdict.inferred(by("2001"), "order")));

        Attribution attribution =
                asking(saysUnder(RELEASER, by("2001")), inferred).attribute(release, EnumSet.of(RELEASER, DROPPED));

        assertThat(attribution.initiator()).isEqualTo(by("2001"));
        assertThat(attribution.confidence()).isEqualTo(Confidence.INFERRED);
        assertThat(attribution.rule()).isEqualTo("course");
        assertThat(attribution.evidence()).last().asString().contains("agrees");
    }

    @Test
    void aKnownReadingIsHandedToThePolicies() {
        assertThat(asking(saysUnder(DROPPED, by("2002")))
                        .attribute(release, EnumSet.of(DROPPED))
                        .initiator())
                .isEqualTo(by("2002"));
    }
}
