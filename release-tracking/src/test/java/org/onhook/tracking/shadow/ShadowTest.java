package org.onhook.tracking.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.SwitchTraits;
import org.onhook.api.release.Initiator;
import org.onhook.api.release.ReleasePolicy;
import org.onhook.api.shadow.Difference;
import org.onhook.api.tracking.CallChange;
import org.onhook.api.tracking.PartyInfo;
import org.onhook.state.StateInput;
import org.onhook.state.StateOutput;
import org.onhook.tracking.Tracker;
import org.onhook.tracking.TrackerSettings;
import org.onhook.tracking.attribution.Attributor;
import org.onhook.tracking.attribution.PolicySet;
import org.onhook.tracking.fixture.Chaos;
import org.onhook.tracking.policy.BuiltInPolicies;

/** Whatever the switch sends, and whenever it begins: a shadow tells exactly what would be answered otherwise. */
class ShadowTest {

    private static final long SECOND = 1_000_000;
    private static final long HOUR = 3_600 * SECOND;
    private static final Attributor IN_FORCE = new Attributor(new PolicySet(BuiltInPolicies.inOrder()));

    private record Entry(String link, CallEvent event) {}

    /** A party's part in a call. */
    private record Stay(long call, long party) {}

    /** What was told of the comparison. */
    private static final class Told implements ReleasesCompared {
        private final List<Difference> different = new ArrayList<>();
        private int same;
        private int unpaired;

        @Override
        public void same() {
            same++;
        }

        @Override
        public void different(Difference difference) {
            different.add(difference);
        }

        @Override
        public void unpaired() {
            unpaired++;
        }
    }

    @Property(tries = 300, shrinking = ShrinkingMode.FULL)
    void theSamePoliciesAnswerTheSame(
            @ForAll("traits") SwitchTraits traits,
            @ForAll("events") List<List<Chaos.Step>> events,
            @ForAll @IntRange(max = 100) int begin) {
        List<Entry> entries = entries(traits, events);
        Told told = new Told();

        List<CallChange> releases = shadowed(entries, entries.size() * begin / 100, IN_FORCE, told);

        assertThat(told.different).isEmpty();
        assertThat(told.unpaired).isZero();
        assertThat(told.same == 0).isEqualTo(releases.isEmpty());
    }

    @Property(tries = 1_000, shrinking = ShrinkingMode.FULL)
    void otherPoliciesDifferWhereTheyWouldIfTheyWereInForce(
            @ForAll("traits") SwitchTraits traits,
            @ForAll("events") List<List<Chaos.Step>> events,
            @ForAll @IntRange(max = 100) int begin,
            @ForAll long choice) {
        List<Entry> entries = entries(traits, events);
        int from = entries.size() * begin / 100;
        Attributor other = new Attributor(new PolicySet(some(new Random(choice))));
        List<CallChange> inForce = alone(entries, from, IN_FORCE);
        List<CallChange> instead = alone(entries, from, other);
        // References can only be compared by this test where the same parties come into the same calls.
        Assume.that(joining(inForce).equals(joining(instead)));

        Told told = new Told();
        shadowed(entries, from, other, told);

        assertThat(told.unpaired).isZero();
        Set<Stay> found = new HashSet<>();
        for (Difference difference : told.different) {
            if (difference.kind() == Difference.Kind.ANSWER) {
                for (PartyInfo party : difference.released()) {
                    found.add(new Stay(difference.call().ref(), party.ref()));
                }
            }
        }
        assertThat(found).isEqualTo(differing(inForce, instead));
        assertThat(told.different)
                .filteredOn(difference -> difference.kind() == Difference.Kind.REASON)
                .allSatisfy(difference -> assertThat(isSame(
                                difference.shadow().initiator(),
                                difference.active().initiator()))
                        .isTrue());
    }

    private static Set<Stay> differing(List<CallChange> inForce, List<CallChange> instead) {
        Map<Stay, Initiator> one = initiators(inForce);
        Map<Stay, Initiator> two = initiators(instead);
        Set<Stay> differing = new HashSet<>(one.keySet());
        differing.addAll(two.keySet());
        differing.removeIf(
                stay -> one.containsKey(stay) && two.containsKey(stay) && isSame(one.get(stay), two.get(stay)));
        return differing;
    }

    /** Parties without a number look alike in every report. */
    private static boolean isSame(Initiator one, Initiator two) {
        return one.equals(two) || (isNumberless(one) && isNumberless(two));
    }

    private static boolean isNumberless(Initiator initiator) {
        return initiator instanceof Initiator.SomeOutsideParty
                || (initiator instanceof Initiator.Party party && party.number().isEmpty());
    }

    private static Map<Stay, Initiator> initiators(List<CallChange> changes) {
        Map<Stay, Initiator> initiators = new HashMap<>();
        for (CallChange change : changes) {
            if (change instanceof CallChange.PartyLeft left && left.ending().isRelease()) {
                initiators.put(
                        new Stay(left.call().ref(), left.party().ref()),
                        left.attribution().initiator());
            }
        }
        return initiators;
    }

    /** Who came into which call, in order. */
    private static List<List<Object>> joining(List<CallChange> changes) {
        List<List<Object>> joining = new ArrayList<>();
        for (CallChange change : changes) {
            if (change instanceof CallChange.CallCreated created) {
                joining.add(List.of(
                        created.micros(), created.call().ref(), created.call().switchCallId()));
            } else if (change instanceof CallChange.PartyAdded added) {
                joining.add(List.of(added.call().ref(), added.party().ref()));
            } else if (change instanceof CallChange.PartyMoved moved) {
                joining.add(List.of(
                        moved.call().ref(), moved.to().ref(), moved.party().ref()));
            }
        }
        return joining;
    }

    private static List<ReleasePolicy> some(Random random) {
        List<ReleasePolicy> some = new ArrayList<>(BuiltInPolicies.inOrder());
        some.removeIf(policy -> random.nextInt(4) == 0);
        if (random.nextBoolean()) {
            Collections.shuffle(some, random);
        }
        return some;
    }

    /** Plays all, from some moment on by that policies, and gives what was told from then on. */
    private static List<CallChange> alone(List<Entry> entries, int from, Attributor attributor) {
        Tracker before = new Tracker(0, TrackerSettings.DEFAULT);
        entries.subList(0, from).forEach(entry -> before.accept(entry.link(), entry.event(), IN_FORCE, change -> {}));
        StateOutput state = new StateOutput();
        before.write(state);
        Tracker tracker = Tracker.read(new StateInput(state.toBytes()), TrackerSettings.DEFAULT, attributor);
        List<CallChange> changes = new ArrayList<>();
        entries.subList(from, entries.size())
                .forEach(entry -> tracker.accept(entry.link(), entry.event(), attributor, changes::add));
        return changes;
    }

    /** Plays all, from some moment on beside a shadow, and gives the releases that were told from then on. */
    private static List<CallChange> shadowed(List<Entry> entries, int from, Attributor other, Told told) {
        Tracker tracker = new Tracker(0, TrackerSettings.DEFAULT);
        entries.subList(0, from).forEach(entry -> tracker.accept(entry.link(), entry.event(), IN_FORCE, change -> {}));
        Shadow shadow = new Shadow("pbx", tracker, TrackerSettings.DEFAULT, other, told);
        List<CallChange> releases = new ArrayList<>();
        for (Entry entry : entries.subList(from, entries.size())) {
            tracker.accept(entry.link(), entry.event(), IN_FORCE, change -> {
                shadow.active(change);
                if (change instanceof CallChange.PartyLeft left && left.ending().isRelease()) {
                    releases.add(left);
                }
            });
            shadow.accept(entry.link(), entry.event());
        }
        shadow.end();
        return releases;
    }

    private static List<Entry> entries(SwitchTraits traits, List<List<Chaos.Step>> events) {
        List<Entry> entries = new ArrayList<>();
        for (String link : List.of("a", "b")) {
            entries.add(new Entry(link, new CallEvent.LinkConfigured(0, traits)));
            entries.add(new Entry(link, new CallEvent.LinkUp(0)));
        }
        for (String dn : List.of("2001", "2002", "2003", "2900")) {
            entries.add(new Entry("a", new CallEvent.MonitorStarted(0, dn)));
        }
        long now = 0;
        for (List<Chaos.Step> fragment : events) {
            for (Chaos.Step step : fragment) {
                now += step.delay();
                entries.add(new Entry(step.link(), step.at(now)));
            }
        }
        for (long step : List.of(SECOND / 2, SECOND, 10 * SECOND, 60 * SECOND, HOUR, 24 * HOUR, HOUR)) {
            now += step;
            entries.add(new Entry("", new CallEvent.TimePassed(now)));
        }
        return entries;
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
}
