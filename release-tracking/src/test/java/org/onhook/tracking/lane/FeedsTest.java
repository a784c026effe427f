package org.onhook.tracking.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onhook.tracking.fixture.Devices.connection;
import static org.onhook.tracking.fixture.Devices.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.Cause;
import org.onhook.api.call.LocalConnectionState;
import org.onhook.api.call.Report;
import org.onhook.api.call.SnapshotConnection;

/** Which of several links to a switch is listened to. */
class FeedsTest {

    private static final long SECOND = 1_000_000;

    private final List<String> handled = new ArrayList<>();
    private final Feeds feeds = new Feeds("pbx", (link, event) -> handled.add(link + " " + name(event)));
    private long now = 100 * SECOND;

    private static String name(CallEvent event) {
        if (event instanceof CallEvent.Held held) {
            return held.connection().callId() + "@" + held.report().dn();
        }
        return event.getClass().getSimpleName();
    }

    private CallEvent.Held event(String call, String dn) {
        return new CallEvent.Held(
                new Report(now++, dn, LocalConnectionState.ABSENT, Cause.NONE, ""), connection(call, dn), device(dn));
    }

    private Feed link(String name, int priority, String... dns) {
        Feed feed = new Feed(name, priority, Carrier.NONE);
        feeds.add(feed);
        for (String dn : dns) {
            feeds.accept(feed, new CallEvent.MonitorStarted(now, dn));
        }
        feeds.accept(feed, new CallEvent.LinkUp(now));
        handled.clear();
        return feed;
    }

    private List<String> calls() {
        return handled.stream().filter(line -> line.contains("@")).toList();
    }

    @Test
    void theOnlyLinkIsListenedTo() {
        Feed only = link("a", 0, "2001");
        feeds.accept(only, event("c1", "2001"));

        assertThat(handled).containsExactly("a c1@2001");
    }

    @Test
    void whatTwoLinksReportIsHandledOnce() {
        Feed one = link("a", 0, "2001");
        Feed two = link("b", 0, "2001");
        feeds.accept(two, event("c1", "2001"));
        feeds.accept(one, event("c1", "2001"));
        feeds.accept(one, event("c2", "2001"));
        feeds.accept(two, event("c2", "2001"));

        assertThat(calls()).containsExactly("a c1@2001", "a c2@2001");
    }

    @Test
    void aDeviceThatOnlyOneOfThemMonitorsIsReportedByThatOne() {
        Feed one = link("a", 0, "2001");
        Feed two = link("b", 0, "2002");
        feeds.accept(one, event("c1", "2001"));
        feeds.accept(two, event("c1", "2002"));

        assertThat(calls()).containsExactly("a c1@2001", "b c1@2002");
    }

    @Test
    void whatOnlyTheOtherLinkHadReportedIsHandledWhenItTakesOver() {
        Feed one = link("a", 0, "2001");
        Feed two = link("b", 0, "2001");
        feeds.accept(one, event("c1", "2001"));
        feeds.accept(two, event("c1", "2001"));
        feeds.accept(two, event("c2", "2001"));
        feeds.accept(one, new CallEvent.LinkDown(now, "cut"));
        feeds.accept(two, event("c3", "2001"));

        assertThat(calls()).containsExactly("a c1@2001", "b c2@2001", "b c3@2001");
        assertThat(handled.indexOf("b MonitorStarted"))
                .as("watched by the other one before the first one stops")
                .isLessThan(handled.indexOf("a LinkDown"))
                .isNotNegative();
    }

    @Test
    void aLinkThatTakesOverWhileItLagsRepeatsNothing() {
        Feed one = link("a", 0, "2001");
        Feed two = link("b", 0, "2001");
        feeds.accept(one, event("c1", "2001"));
        feeds.accept(one, event("c2", "2001"));
        feeds.remove(one, now, "removed");
        feeds.accept(two, event("c1", "2001"));
        feeds.accept(two, event("c2", "2001"));
        feeds.accept(two, event("c2", "2001"));

        assertThat(calls()).containsExactly("a c1@2001", "a c2@2001", "b c2@2001");
    }

    @Test
    void whatALinkAloneHadReportedBeforeItWasCutIsNotHandledAgainWhenItTakesOver() {
        Feed one = link("a", 0, "2001");
        Feed two = link("b", 0, "2001");
        feeds.accept(two, event("c1", "2001"));
        feeds.accept(two, new CallEvent.LinkDown(now, "cut"));
        feeds.accept(one, event("c1", "2001"));
        feeds.accept(two, new CallEvent.MonitorStarted(now, "2001"));
        feeds.accept(one, new CallEvent.LinkDown(now, "cut"));

        assertThat(calls()).containsExactly("a c1@2001");
    }

    @Test
    void whatWasHandledBeforeAMonitorStartedIsNotHandledAgainThoughItsLinkReportsItLater() {
        Feed one = link("a", 0, "2001");
        Feed two = link("b", 0);
        feeds.accept(one, event("c1", "2001"));
        feeds.accept(two, new CallEvent.MonitorStarted(now, "2001"));
        feeds.accept(two, event("c1", "2001"));
        feeds.accept(one, new CallEvent.LinkDown(now, "cut"));

        assertThat(calls()).containsExactly("a c1@2001");
    }

    @Test
    void aNewVersionOfALinkTakesOverUnderItsNameAndTheLinkIsNeverDown() {
        link("a", 0, "2001", "2002");
        Feed old = link("a", 0, "2001", "2002");
        feeds.remove(old, now, "removed");

        assertThat(handled).doesNotContain("a LinkDown", "a MonitorStopped");
    }

    @Test
    void aDeviceThatTheNewVersionDoesNotMonitorYetIsUnwatched() {
        Feed old = link("a", 0, "2001", "2002");
        link("a", 0, "2001");
        feeds.remove(old, now, "removed");

        assertThat(handled)
                .containsOnlyOnce("a MonitorStopped")
                .doesNotContain("a LinkDown")
                .contains("a MonitorStarted");
    }

    @Test
    void aSilentLinkIsReplacedByOneThatReports() {
        Feed silent = link("a", 0, "2001");
        Feed talking = link("b", 0, "2001");
        feeds.accept(silent, event("c1", "2001"));
        feeds.accept(talking, event("c1", "2001"));
        feeds.accept(talking, event("c2", "2001"));
        feeds.timePassed(now + SECOND / 10);
        assertThat(calls()).containsExactly("a c1@2001");

        feeds.timePassed(now + 3 * SECOND / 10);
        assertThat(calls())
                .as("before a decision that waits for c2 has waited long enough")
                .containsExactly("a c1@2001", "b c2@2001");
    }

    @Test
    void whatALinkNeverReportedDoesNotHideThatItIsSilentNow() {
        Feed silent = link("a", 0, "2001");
        Feed talking = link("b", 0, "2001");
        feeds.accept(talking, event("c9", "2001"));
        now += SECOND / 10;
        feeds.accept(silent, event("c1", "2001"));
        feeds.accept(talking, event("c1", "2001"));
        now += SECOND / 10;
        feeds.accept(talking, event("c2", "2001"));
        feeds.timePassed(now + 3 * SECOND / 10);

        assertThat(calls()).contains("b c2@2001");
    }

    @Test
    void aLinkThatGoesOnReportingIsNotReplaced() {
        Feed one = link("a", 0, "2001");
        Feed two = link("b", 0, "2001");
        feeds.accept(two, event("c9", "2001"));
        now += 3 * SECOND;
        feeds.accept(one, event("c1", "2001"));
        feeds.timePassed(now);
        feeds.accept(one, new CallEvent.LinkDown(now, "cut"));

        assertThat(calls()).containsExactly("a c1@2001");
        assertThat(two.backlog().dropped()).isEqualTo(1);
    }

    @Test
    void aBetterLinkIsTakenBackOnceItHasBeenUpForAWhile() {
        Feed worse = link("a", 1, "2001");
        Feed better = link("b", 2, "2001");
        now += 5 * SECOND;
        feeds.timePassed(now);
        feeds.accept(worse, event("c1", "2001"));
        feeds.accept(better, event("c1", "2001"));
        now += 6 * SECOND;
        feeds.timePassed(now);
        feeds.accept(worse, event("c2", "2001"));
        feeds.accept(better, event("c2", "2001"));

        assertThat(calls()).containsExactly("a c1@2001", "b c2@2001");
        assertThat(handled).doesNotContain("a LinkDown");
    }

    /** Only so is it known which of two parties cleared first, where each is told of its own clear alone. */
    @Test
    void equalLinksThatCameTogetherLeaveAllDevicesToTheOneThatReportsMost() {
        Feed one = link("a", 0, "2001");
        Feed two = link("b", 0, "2001", "2002", "2003");
        feeds.accept(one, new CallEvent.MonitorStarted(now, "2002"));
        feeds.accept(one, new CallEvent.MonitorStarted(now, "2003"));
        feeds.timePassed(now + SECOND / 10);
        feeds.accept(two, event("c1", "2001"));
        feeds.accept(two, event("c1", "2002"));
        feeds.accept(one, event("c1", "2001"));
        feeds.accept(one, event("c1", "2002"));

        assertThat(calls()).containsExactly("b c1@2001", "b c1@2002");
        assertThat(handled.indexOf("b MonitorStarted"))
                .as("watched by the other one before the first one stops")
                .isLessThan(handled.indexOf("a MonitorStopped"))
                .isNotNegative();
    }

    @Test
    void ofTwoLinksThatReportAsManyDevicesTheFirstReportsAll() {
        Feed one = link("a", 0, "2001");
        Feed two = link("b", 0, "2001", "2002");
        feeds.accept(one, new CallEvent.MonitorStarted(now, "2002"));
        feeds.timePassed(now + SECOND / 10);
        feeds.accept(one, event("c1", "2001"));
        feeds.accept(one, event("c1", "2002"));
        feeds.accept(two, event("c1", "2002"));

        assertThat(calls()).containsExactly("a c1@2001", "a c1@2002");
    }

    /** What it has said of the calls there before has not arrived yet, and will not be said again. */
    @Test
    void aLinkThatIsNotUpYetKeepsItsDevices() {
        Feed one = link("a", 0, "2001", "2002");
        Feed two = new Feed("b", 0, Carrier.NONE);
        feeds.add(two);
        feeds.accept(two, new CallEvent.MonitorStarted(now, "2003"));
        feeds.accept(one, new CallEvent.MonitorStarted(now, "2003"));
        feeds.timePassed(now + SECOND / 10);
        feeds.accept(two, event("c1", "2003"));
        assertThat(calls()).containsExactly("b c1@2003");

        feeds.accept(two, new CallEvent.LinkUp(now));
        feeds.accept(one, event("c1", "2003"));
        feeds.timePassed(now + 2 * SECOND / 10);
        feeds.accept(one, event("c2", "2003"));
        assertThat(calls()).containsExactly("b c1@2003", "a c2@2003");
    }

    @Test
    void aLinkThatReportsMostIsLeftTheRestOnceItHasReportedWhatTheOtherOneHas() {
        Feed few = link("a", 0, "2003");
        Feed most = link("b", 0, "2001", "2002", "2003");
        feeds.accept(few, event("c1", "2003"));
        now += 3 * SECOND / 10;
        feeds.accept(most, event("c2", "2001"));
        feeds.timePassed(now);
        feeds.accept(few, event("c3", "2003"));
        assertThat(calls()).containsExactly("a c1@2003", "b c2@2001", "a c3@2003");

        feeds.accept(most, event("c1", "2003"));
        feeds.accept(most, event("c3", "2003"));
        feeds.timePassed(now + SECOND / 10);
        feeds.accept(most, event("c4", "2003"));
        assertThat(calls()).endsWith("a c3@2003", "b c4@2003");
    }

    @Test
    void aSilentLinkIsNotLeftMoreDevicesThoughItReportsMost() {
        Feed silent = link("a", 0, "2001", "2002", "2003");
        Feed talking = link("b", 0, "2003");
        feeds.accept(talking, event("c1", "2003"));
        now += 3 * SECOND / 10;
        feeds.timePassed(now);
        for (int tenths = 1; tenths < 300; tenths++) {
            now += SECOND / 10;
            feeds.timePassed(now);
        }
        feeds.accept(talking, event("c2", "2003"));
        assertThat(calls()).containsExactly("b c1@2003", "b c2@2003");

        feeds.accept(silent, event("c3", "2001"));
        feeds.timePassed(now + SECOND / 10);
        feeds.accept(silent, event("c4", "2003"));
        assertThat(calls()).endsWith("a c3@2001", "a c4@2003");
    }

    @Test
    void aLinkThatComesBackStandsBy() {
        Feed one = link("a", 0, "2001");
        Feed two = link("b", 0, "2001");
        feeds.accept(one, new CallEvent.LinkDown(now, "cut"));
        feeds.accept(one, new CallEvent.MonitorStarted(now, "2001"));
        feeds.accept(one, new CallEvent.LinkUp(now));
        handled.clear();
        feeds.accept(one, event("c1", "2001"));
        feeds.accept(two, event("c1", "2001"));

        assertThat(handled).containsExactly("b c1@2001");
    }

    @Test
    void aSnapshotCountsOnTheLinkThatReportsTheDevice() {
        Feed one = link("a", 0, "2001");
        Feed two = link("b", 0, "2001");
        List<SnapshotConnection> none = List.of();
        feeds.accept(two, new CallEvent.DeviceSnapshot(now, "2001", none));
        assertThat(handled).isEmpty();

        feeds.accept(one, new CallEvent.DeviceSnapshot(now, "2001", none));
        assertThat(handled).containsExactly("a DeviceSnapshot");
    }

    /** Two links report the same events, each at its own pace; links are cut and come back meanwhile. */
    @RepeatedTest(50)
    void whateverIsCutNothingIsMissingOrDoubled(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        List<Feed> links = new ArrayList<>(List.of(link("a", 0, "2001"), link("b", random.nextInt(2), "2001")));
        int[] told = {0, 0};
        int[] owed = {0, 0};
        List<String> expected = new ArrayList<>();
        for (int call = 1; call <= 300; call++) {
            expected.add("c" + call + "@2001");
            for (int lag = 0; lag < 2; lag++) {
                int which = random.nextInt(2);
                int upTo = told[which] + random.nextInt(call - told[which] + 1);
                while (told[which] < upTo) {
                    feeds.accept(links.get(which), event("c" + ++told[which], "2001"));
                }
            }
            if (random.nextInt(10) == 0) {
                feeds.timePassed(now);
            }
            // A link is cut and comes back, and never reports what happened meanwhile; the other one will.
            int cut = random.nextInt(2);
            if (random.nextInt(5) == 0 && told[cut] >= owed[cut]) {
                owed[1 - cut] = call;
                Feed feed = links.get(cut);
                feeds.accept(feed, new CallEvent.LinkDown(now, "cut"));
                told[cut] = call;
                feeds.accept(feed, new CallEvent.MonitorStarted(now, "2001"));
                feeds.accept(feed, new CallEvent.LinkUp(now));
            }
        }
        for (int which = 0; which < 2; which++) {
            while (told[which] < 300) {
                feeds.accept(links.get(which), event("c" + ++told[which], "2001"));
            }
        }

        assertThat(calls().stream().map(line -> line.substring(2)).toList())
                .containsExactlyInAnyOrderElementsOf(expected);
    }
}
