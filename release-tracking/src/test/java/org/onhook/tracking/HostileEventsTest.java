package org.onhook.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.SwitchTraits;
import org.onhook.api.tracking.CallChange;
import org.onhook.state.StateException;
import org.onhook.state.StateInput;
import org.onhook.state.StateOutput;
import org.onhook.tracking.attribution.Attributor;
import org.onhook.tracking.attribution.PolicySet;
import org.onhook.tracking.fixture.Chaos;
import org.onhook.tracking.fixture.Devices;
import org.onhook.tracking.fixture.Invariants;
import org.onhook.tracking.policy.BuiltInPolicies;

/** Whatever the switch sends, the invariants of attribution.md section 6 hold. */
class HostileEventsTest {

    private static final long SECOND = 1_000_000;
    private static final long HOUR = 3_600 * SECOND;

    private final Attributor attributor = new Attributor(new PolicySet(BuiltInPolicies.inOrder()));

    @Property(tries = 6_000, shrinking = ShrinkingMode.FULL)
    void everyStayEndsOnceAndNothingIsLeft(
            @ForAll("traits") SwitchTraits traits, @ForAll("events") List<List<Chaos.Step>> events) {
        Played played = play(traits, events);

        Invariants.check(played.changes());
        nothingIsLeft(played.tracker());
    }

    @Property(tries = 500, shrinking = ShrinkingMode.FULL)
    void theSameEventsGiveTheSameChanges(
            @ForAll("traits") SwitchTraits traits, @ForAll("events") List<List<Chaos.Step>> events) {
        assertThat(play(traits, events).changes())
                .isEqualTo(play(traits, events).changes());
    }

    @Property(tries = 2_000, shrinking = ShrinkingMode.FULL)
    void aTrackerThatIsWrittenAndReadBackAtAnyMomentTellsTheSame(
            @ForAll("traits") SwitchTraits traits, @ForAll("events") List<List<Chaos.Step>> events) {
        assertThat(play(
                                traits,
                                events,
                                tracker -> Tracker.read(
                                        new StateInput(written(tracker)), TrackerSettings.DEFAULT, attributor))
                        .changes())
                .isEqualTo(play(traits, events).changes());
    }

    @Property(tries = 200)
    void damagedStateIsRefused(
            @ForAll("traits") SwitchTraits traits,
            @ForAll("events") List<List<Chaos.Step>> events,
            @ForAll @IntRange(max = 1_000) int share) {
        byte[] state = written(playEvents(traits, events, tracker -> tracker).tracker());
        byte[] cut = Arrays.copyOf(state, state.length * share / 1_001);

        assertThatThrownBy(() -> Tracker.read(new StateInput(cut), TrackerSettings.DEFAULT, attributor))
                .isInstanceOf(StateException.class);
    }

    private static byte[] written(Tracker tracker) {
        StateOutput out = new StateOutput();
        tracker.write(out);
        return out.toBytes();
    }

    @Provide
    Arbitrary<SwitchTraits> traits() {
        return Arbitraries.randomValue(random -> new Chaos(random).traits());
    }

    @Provide
    Arbitrary<List<List<Chaos.Step>>> events() {
        return Arbitraries.<List<Chaos.Step>>randomValue(random -> new Chaos(random).fragment())
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    private record Played(Tracker tracker, List<CallChange> changes, long until) {}

    private Played play(SwitchTraits traits, List<List<Chaos.Step>> events) {
        return play(traits, events, tracker -> tracker);
    }

    private Played play(SwitchTraits traits, List<List<Chaos.Step>> events, UnaryOperator<Tracker> between) {
        Played played = playEvents(traits, events, between);
        long now = passTime(played.tracker(), played.until(), played.changes());
        return new Played(between.apply(played.tracker()), played.changes(), now);
    }

    private Played playEvents(SwitchTraits traits, List<List<Chaos.Step>> events, UnaryOperator<Tracker> between) {
        Tracker tracker = new Tracker(0, TrackerSettings.DEFAULT);
        List<CallChange> changes = new ArrayList<>();
        for (String link : List.of("a", "b")) {
            tracker.accept(link, new CallEvent.LinkConfigured(0, traits), attributor, changes::add);
            tracker.accept(link, new CallEvent.LinkUp(0), attributor, changes::add);
        }
        for (String dn : List.of("2001", "2002", "2003", "2900")) {
            tracker.accept("a", new CallEvent.MonitorStarted(0, dn), attributor, changes::add);
        }
        long now = 0;
        for (List<Chaos.Step> fragment : events) {
            for (Chaos.Step step : fragment) {
                now += step.delay();
                tracker.accept(step.link(), step.at(now), attributor, changes::add);
                tracker = between.apply(tracker);
            }
        }
        return new Played(tracker, changes, now);
    }

    private long passTime(Tracker tracker, long since, List<CallChange> changes) {
        long now = since;
        for (long step : List.of(SECOND / 2, SECOND, 10 * SECOND, 60 * SECOND, HOUR, 24 * HOUR, HOUR)) {
            now += step;
            tracker.accept("", new CallEvent.TimePassed(now), attributor, changes::add);
        }
        return now;
    }

    private static void nothingIsLeft(Tracker tracker) {
        assertThat(tracker.board().calls()).isEmpty();
        assertThat(tracker.board().requests().isEmpty())
                .as("no request is left")
                .isTrue();
        assertThat(tracker.board().dns())
                .allSatisfy(dn -> assertThat(dn.legs()).as(dn.number()).isEmpty());
        for (String id : List.of("c1", "c2", "c3", "c4")) {
            assertThat(tracker.board().byCallId(id)).as(id).isNull();
            assertThat(tracker.board().hasEnded(id)).as("ended " + id).isFalse();
        }
        for (String linkage : List.of("L1", "L2")) {
            assertThat(tracker.board().find(Devices.connection("none", ""), "", linkage))
                    .as(linkage)
                    .isNull();
        }
    }
}
