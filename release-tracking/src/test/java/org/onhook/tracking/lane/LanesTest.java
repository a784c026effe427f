package org.onhook.tracking.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.tuple;
import static org.onhook.tracking.fixture.Devices.connection;
import static org.onhook.tracking.fixture.Devices.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.Cause;
import org.onhook.api.call.LocalConnectionState;
import org.onhook.api.call.Report;
import org.onhook.api.driver.LinkStatus;
import org.onhook.api.driver.SwitchLink;
import org.onhook.api.release.Initiator;
import org.onhook.api.release.Release;
import org.onhook.api.release.ReleasePolicy;
import org.onhook.api.release.Verdict;
import org.onhook.api.shadow.Difference;
import org.onhook.api.shadow.ShadowReport;
import org.onhook.api.tracking.CallChange;
import org.onhook.api.tracking.CallDirectory;
import org.onhook.api.tracking.CallEventListener;
import org.onhook.api.tracking.CallEventReceiver;
import org.onhook.tracking.shadow.ShadowBook;

@Timeout(20)
class LanesTest {

    @TempDir
    private Path home;

    private final FakeLibrary library = new FakeLibrary();
    private final ShadowBook shadows = new ShadowBook();
    private Lanes lanes;

    @BeforeEach
    void start() {
        lanes = started(library);
    }

    private Lanes started(FakeLibrary events) {
        Lanes started = new Lanes(home, events, shadows, Map.of());
        started.start();
        return started;
    }

    @AfterEach
    void stop() {
        lanes.stop();
    }

    /** A link that a test speaks through. */
    private static final class FakeLink implements SwitchLink {
        private final String name;
        private final String switchName;
        private CallEventReceiver receiver;
        private int closed;
        private int suspended;

        FakeLink(String name, String switchName) {
            this.name = name;
            this.switchName = switchName;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String switchName() {
            return switchName;
        }

        @Override
        public void open(CallEventReceiver to) {
            receiver = to;
        }

        @Override
        public void suspend() {
            suspended++;
        }

        @Override
        public void close() {
            closed++;
        }

        @Override
        public LinkStatus status() {
            return new LinkStatus(LinkStatus.State.UP, 0, "", "generic", 0, 0, new TreeMap<>());
        }

        void up() {
            receiver.accept(new CallEvent.LinkUp(0));
        }

        void monitors(String dn) {
            receiver.accept(new CallEvent.MonitorStarted(now(), dn));
        }

        void originates(String call, String dn) {
            receiver.accept(new CallEvent.Originated(report(dn), connection(call, dn), device(dn), device("2009")));
        }

        void clears(String call, String dn) {
            receiver.accept(new CallEvent.ConnectionCleared(report(dn), connection(call, dn), device(dn)));
        }

        /** Lanes have a clock beside what links tell: a call of long ago would be given up. */
        private static long now() {
            return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        }

        private static Report report(String dn) {
            return new Report(now(), dn, LocalConnectionState.ABSENT, Cause.NONE, "");
        }
    }

    private record Blames(String name, Initiator initiator) implements ReleasePolicy {
        @Override
        public Basis basis() {
            return Basis.STATEMENT;
        }

        @Override
        public Optional<Verdict> judge(Release release) {
            return Optional.of(Verdict.certain(initiator, name));
        }
    }

    private FakeLink bound(String name, String switchName) {
        FakeLink link = new FakeLink(name, switchName);
        lanes.bindLink(link, Map.of());
        return link;
    }

    private Initiator initiatorOf(FakeLink link, String call) {
        link.monitors("2001");
        link.originates(call, "2001");
        link.clears(call, "2001");
        FakeLibrary.FakeLane lane = library.lanes.get(link.switchName());
        waitUntil(() -> lane.changes(CallChange.CallEnded.class).stream()
                .anyMatch(ended -> ended.call().switchCallId().equals(call)));
        return lane.changes(CallChange.CallEnded.class).stream()
                .filter(ended -> ended.call().switchCallId().equals(call))
                .findFirst()
                .orElseThrow()
                .attribution()
                .initiator();
    }

    private static void waitUntil(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aLinkIsOpenedAndItsEventsArePublished() {
        FakeLink link = bound("a", "pbx");
        link.monitors("2001");
        link.originates("c1", "2001");

        assertThat(library.lanes.get("pbx").changes(CallChange.CallCreated.class))
                .hasSize(1);
        assertThat(lanes.calls(10)).hasSize(1);
    }

    @Test
    void linksOfOneSwitchShareALaneAndOthersDoNot() {
        bound("a", "pbx").up();
        bound("b", "pbx").up();
        bound("c", "other").up();

        assertThat(library.lanes).containsOnlyKeys("pbx", "other");
        assertThat(lanes.readings())
                .extracting(CallDirectory.LinkReading::link, CallDirectory.LinkReading::switchName)
                .contains(tuple("a", "pbx"), tuple("b", "pbx"), tuple("c", "other"));
    }

    @Test
    void aLinkThatIsRemovedIsClosedAndCountsAsDown() {
        FakeLink link = bound("a", "pbx");
        link.up();

        lanes.unbindLink(link);

        assertThat(link.closed).isEqualTo(1);
        assertThat(library.lanes.get("pbx").changes(CallChange.LinkChanged.class))
                .extracting(CallChange.LinkChanged::up)
                .containsExactly(true, false);
    }

    @Test
    void aLinkThatComesBackGoesOnOnTheSameLane() {
        FakeLink link = bound("a", "pbx");
        link.up();
        lanes.unbindLink(link);

        lanes.bindLink(link, Map.of());
        link.up();

        assertThat(library.lanes.get("pbx").changes(CallChange.LinkChanged.class))
                .extracting(CallChange.LinkChanged::up)
                .containsExactly(true, false, true);
    }

    @Test
    void policiesThatComeAndGoDecideFromThenOn() {
        FakeLink link = bound("a", "pbx");
        assertThat(initiatorOf(link, "c1")).isEqualTo(Initiator.UNKNOWN);

        ReleasePolicy policy = new Blames("mine", Initiator.SWITCH);
        lanes.bindPolicy(policy, Map.of());
        assertThat(initiatorOf(link, "c2")).isEqualTo(Initiator.SWITCH);

        lanes.unbindPolicy(policy);
        assertThat(initiatorOf(link, "c3")).isEqualTo(Initiator.UNKNOWN);
    }

    @Test
    void configuredNamesSayWhichPoliciesDecide() {
        FakeLink link = bound("a", "pbx");
        lanes.bindPolicy(new Blames("one", Initiator.SWITCH), Map.of("service.ranking", 9));
        lanes.bindPolicy(new Blames("two", Initiator.SOME_OUTSIDE_PARTY), Map.of("service.ranking", 1));
        assertThat(initiatorOf(link, "c1")).isEqualTo(Initiator.SWITCH);

        lanes.modified(Map.of("policies", "two,one"));
        assertThat(initiatorOf(link, "c2")).isEqualTo(Initiator.SOME_OUTSIDE_PARTY);
    }

    @Test
    void aBadValueIsRefusedAndWhatWasInForceGoesOn() {
        FakeLink link = bound("a", "pbx");
        lanes.bindPolicy(new Blames("one", Initiator.SWITCH), Map.of("service.ranking", 9));
        lanes.bindPolicy(new Blames("two", Initiator.SOME_OUTSIDE_PARTY), Map.of("service.ranking", 1));
        lanes.modified(Map.of("policies", "two"));

        assertThatCode(() -> lanes.modified(Map.of("policies", "one", "request-settle-ms", "soon")))
                .doesNotThrowAnyException();

        assertThat(initiatorOf(link, "c1")).isEqualTo(Initiator.SOME_OUTSIDE_PARTY);
    }

    @Test
    void stoppingSuspendsLinksAndClosesLanes() {
        FakeLink link = bound("a", "pbx");

        lanes.stop();

        assertThat(link.suspended).isEqualTo(1);
        assertThat(link.closed).isZero();
        assertThat(library.lanes.get("pbx").closed).isTrue();
    }

    @Test
    void linksAreOpenedOnlyWhenAllPoliciesAreThere() {
        Lanes starting = new Lanes(home, new FakeLibrary(), shadows, Map.of());
        FakeLink link = new FakeLink("a", "pbx");
        starting.bindLink(link, Map.of());
        assertThat(link.receiver).isNull();

        starting.start();

        assertThat(link.receiver).isNotNull();
        starting.stop();
    }

    @Test
    void callsInProgressGoOnUnderTheirReferencesAfterAnUpdate() {
        FakeLink link = bound("a", "pbx");
        link.up();
        link.monitors("2001");
        link.originates("c1", "2001");
        lanes.stop();

        FakeLibrary next = new FakeLibrary();
        lanes = started(next);
        lanes.bindLink(link, Map.of());
        link.monitors("2001");
        link.clears("c1", "2001");

        FakeLibrary.FakeLane before = library.lanes.get("pbx");
        FakeLibrary.FakeLane after = next.lanes.get("pbx");
        waitUntil(() -> !after.changes(CallChange.CallEnded.class).isEmpty());
        assertThat(after.changes(CallChange.CallEnded.class))
                .extracting(ended -> ended.call().ref())
                .isEqualTo(before.changes(CallChange.CallCreated.class).stream()
                        .map(created -> created.call().ref())
                        .toList());
        assertThat(after.changes(CallChange.CallEnded.class))
                .extracting(CallChange.CallEnded::uncertain)
                .containsExactly(false);
    }

    @Test
    void whatWasLeftIsUsedOnce() {
        FakeLink link = bound("a", "pbx");
        link.monitors("2001");
        link.originates("c1", "2001");
        lanes.stop();

        started(new FakeLibrary());
        lanes = started(new FakeLibrary());

        assertThat(lanes.calls(10)).isEmpty();
    }

    @Test
    void aLinkThatDoesNotComeBackAfterAnUpdateIsDown() {
        FakeLink link = bound("a", "pbx");
        link.up();
        link.monitors("2001");
        link.originates("c1", "2001");
        lanes.stop();

        FakeLibrary next = new FakeLibrary();
        lanes = started(next);

        waitUntil(() -> next.lanes.get("pbx").changes(CallChange.LinkChanged.class).stream()
                .anyMatch(change -> !change.up()));
    }

    @Test
    void waitsStandWhileNothingIsReadDuringAnUpdate() {
        FakeLink link = bound("a", "pbx");
        link.monitors("2001");
        lanes.stop();
        long stopped = Clock.micros();
        waitUntil(() -> Clock.micros() > stopped + 500_000);

        List<CallEvent> heard = new CopyOnWriteArrayList<>();
        lanes = new Lanes(home, new FakeLibrary(), shadows, Map.of());
        lanes.bindListener((lane, from, event) -> heard.add(event));
        lanes.start();

        waitUntil(() -> !heard.isEmpty());
        assertThat(heard.get(0)).isInstanceOfSatisfying(CallEvent.LaneStood.class, stood -> assertThat(stood.duration())
                .isGreaterThan(300_000));
    }

    @Test
    void damagedStateIsLeftOut() throws IOException {
        FakeLink link = bound("a", "pbx");
        link.monitors("2001");
        link.originates("c1", "2001");
        lanes.stop();
        Path left = home.resolve("data/calls/pbx.state");
        byte[] bytes = Files.readAllBytes(left);
        bytes[bytes.length / 2]++;
        Files.write(left, bytes);

        lanes = started(new FakeLibrary());

        assertThat(lanes.calls(10)).isEmpty();
    }

    @Test
    void listenersThatComeAndGoHearTheLanesThatThereAreAndThoseThatFollow() {
        List<String> heard = new CopyOnWriteArrayList<>();
        CallEventListener listener = (lane, link, event) -> {
            if (!link.isEmpty()) {
                heard.add(lane.switchName() + "/" + link + " " + event);
            }
        };
        bound("a", "pbx").up();

        lanes.bindListener(listener);
        bound("b", "pbx").up();
        FakeLink other = bound("c", "other");
        other.up();
        lanes.unbindListener(listener);
        other.monitors("2001");

        assertThat(heard).containsExactly("pbx/b LinkUp[micros=0]", "other/c LinkUp[micros=0]");
    }

    @Test
    void shadowPoliciesAreComparedAsLongAsTheyAreConfigured() {
        FakeLink link = bound("a", "pbx");
        lanes.bindPolicy(new Blames("one", Initiator.SWITCH), Map.of("service.ranking", 9));
        lanes.bindPolicy(new Blames("two", Initiator.SOME_OUTSIDE_PARTY), Map.of("service.ranking", 1));
        initiatorOf(link, "c1");
        assertThat(shadows.counts()).isEqualTo(ShadowReport.Counts.NONE);

        lanes.modified(Map.of("policies", "one", "shadow-policies", "two"));
        assertThat(initiatorOf(link, "c2")).isEqualTo(Initiator.SWITCH);

        assertThat(shadows.policies()).containsExactly("two");
        waitUntil(() -> shadows.counts().equals(new ShadowReport.Counts(1, 1, 0, 0)));
        assertThat(shadows.latest(Difference.Kind.ANSWER, 10)).singleElement().satisfies(difference -> {
            assertThat(difference.call().switchCallId()).isEqualTo("c2");
            assertThat(difference.active().rule()).isEqualTo("one");
            assertThat(difference.shadow().rule()).isEqualTo("two");
            assertThat(difference.shadow().initiator()).isEqualTo(Initiator.SOME_OUTSIDE_PARTY);
        });

        lanes.modified(Map.of("policies", "one"));
        assertThat(initiatorOf(link, "c3")).isEqualTo(Initiator.SWITCH);
        assertThat(shadows.policies()).isEmpty();
        assertThat(shadows.counts()).isEqualTo(ShadowReport.Counts.NONE);
    }

    @Test
    void anotherLinkOfTheSwitchTakesOverWithoutAnythingUnseen() {
        FakeLink first = bound("a", "pbx");
        FakeLink second = bound("a", "pbx");
        for (FakeLink link : List.of(first, second)) {
            link.monitors("2001");
            link.up();
        }
        first.originates("c1", "2001");
        second.originates("c1", "2001");
        second.clears("c1", "2001");

        lanes.unbindLink(first);

        FakeLibrary.FakeLane lane = library.lanes.get("pbx");
        waitUntil(() -> !lane.changes(CallChange.CallEnded.class).isEmpty());
        assertThat(lane.changes(CallChange.CallCreated.class)).hasSize(1);
        assertThat(lane.changes(CallChange.PartyLeft.class))
                .extracting(CallChange.PartyLeft::uncertain)
                .containsExactly(false);
        assertThat(lane.changes(CallChange.LinkChanged.class))
                .extracting(CallChange.LinkChanged::up)
                .containsExactly(true);
    }
}
