package org.onhook.simulator.traffic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.onhook.simulator.story.Cast;
import org.onhook.simulator.story.MadeUpStories;
import org.onhook.simulator.story.Pace;
import org.onhook.simulator.story.Story;
import org.onhook.simulator.story.StoryPlay;
import org.onhook.simulator.switching.Emission;
import org.onhook.simulator.truth.Truth;

/** Plays traffic by the stage's clock, on the caller's thread. */
public final class TrafficRun {

    /** Where the calls are played. */
    public interface Stage {

        StoryPlay begin(Story story, Cast cast, Pace pace);

        /** Hands events over; waits while the clients do not read. */
        void tell(List<Emission> events);

        void flush();

        /** Waits until it is that many milliseconds since the traffic began. */
        void awaitTime(long millis) throws InterruptedException;

        /** Waits until there is a client with monitors again. */
        void awaitLink() throws InterruptedException;
    }

    private static final double MADE_UP = 0.2;
    private static final long VIRTUAL_GAP_MILLIS = 1;

    private final Traffic traffic;
    private final Stage stage;
    private final BooleanSupplier enough;
    private final Pace pace;
    private final StationPool pool;
    private final PriorityQueue<Running> running =
            new PriorityQueue<>(Comparator.comparingLong(Running::time).thenComparingLong(Running::number));
    private long begun;
    private long now;

    /** A story in play, and when its next step is due. */
    private record Running(long time, long number, StoryPlay play, Interleaver interleaver, Story story, Cast cast) {
        private Running at(long other) {
            return new Running(other, number, play, interleaver, story, cast);
        }
    }

    /** @param enough whether no call is to begin any more, however many there have been */
    public TrafficRun(Traffic traffic, Stage stage, BooleanSupplier enough) {
        this.traffic = traffic;
        this.stage = stage;
        this.enough = enough;
        this.pace = traffic.pace();
        this.pool = new StationPool(traffic.stations(), traffic.order());
    }

    /**
     * Plays all calls.
     *
     * @param truths is given the truth of each call when it is over
     */
    public void run(Consumer<Truth> truths) throws InterruptedException {
        Casting next = cast();
        boolean more = more();
        while (more || !running.isEmpty()) {
            boolean mayBegin = more && hasRoomFor(next.story());
            if (more && !mayBegin && running.isEmpty()) {
                throw new IllegalArgumentException("story " + next.story().number() + " needs "
                        + next.story().stations() + " stations, but there are "
                        + traffic.stations().size());
            }
            if (mayBegin && (running.isEmpty() || due() <= running.peek().time())) {
                now = Math.max(now, due());
                begin(next);
                next = cast();
            } else {
                step(running.remove(), truths);
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            more = more();
        }
        stage.flush();
    }

    private boolean hasRoomFor(Story story) {
        boolean turn = running.isEmpty() || traffic.order() != Traffic.Order.ONE_BY_ONE;
        return turn && pool.has(story.stations());
    }

    private record Casting(Story story, SplittableRandom random) {}

    private boolean more() {
        return !enough.getAsBoolean() && (traffic.calls() == 0 || begun < traffic.calls());
    }

    private long due() {
        double gap = traffic.callsPerSecond() > 0 ? 1000 / traffic.callsPerSecond() : VIRTUAL_GAP_MILLIS;
        return Math.round(begun * gap);
    }

    private Casting cast() {
        SplittableRandom random = new SplittableRandom(traffic.seed() * 1_000_003 + begun);
        Story story =
                switch (traffic.order()) {
                    case ONE_BY_ONE, IN_TURN ->
                        traffic.stories().get((int) (begun % traffic.stories().size()));
                    case RANDOM ->
                        random.nextDouble() < MADE_UP
                                ? MadeUpStories.next(random)
                                : traffic.stories()
                                        .get(random.nextInt(traffic.stories().size()));
                };
        return new Casting(story, random);
    }

    private void begin(Casting casting) {
        Story story = casting.story();
        List<String> stations = new ArrayList<>(pool.take(story.stations(), casting.random()));
        Cast cast = Cast.of(stations);
        StoryPlay play = stage.begin(story, cast, pace);
        Interleaver interleaver = new Interleaver(traffic.disturbance(), casting.random());
        running.add(new Running(now + play.nextWaitMillis(), begun, play, interleaver, story, cast));
        begun++;
    }

    private void step(Running current, Consumer<Truth> truths) throws InterruptedException {
        now = Math.max(now, current.time());
        if (pace.waits()) {
            stage.awaitTime(now);
        }
        StoryPlay play = current.play();
        boolean settles = play.nextSettles();
        play.next(events -> stage.tell(current.interleaver().tell(events, settles || play.isOver())));
        if (pace.waits()) {
            stage.flush();
        }
        if (play.isOver()) {
            truths.accept(play.truth(current.interleaver().lostSome()));
            pool.giveBack(current.cast().stations());
            if (current.story().needsLinkLoss()) {
                stage.flush();
                stage.awaitLink();
            }
        } else {
            running.add(current.at(now + play.nextWaitMillis()));
        }
    }
}
