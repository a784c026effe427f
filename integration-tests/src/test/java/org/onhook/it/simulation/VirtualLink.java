package org.onhook.it.simulation;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.SnapshotConnection;
import org.onhook.api.call.SwitchTraits;
import org.onhook.api.tracking.CallEventReceiver;
import org.onhook.csta.message.CstaMessage;
import org.onhook.csta.message.SnapshotEvents;
import org.onhook.it.stories.SwitchFrames;

/**
 * A link as the CSTA driver has it, whose network is simulated: each message takes its time, those of one direction arrive in
 * order, and nothing that is on its way arrives after a cut. It starts a monitor on each device, asks for the device's
 * connections when that is granted, and then for the calls.
 */
final class VirtualLink {

    private static final int WINDOW = 10;
    private static final long SLOWEST = 20_000;
    private static final long FASTEST = 200;

    /** How long a switch that is slow at that may take to start a monitor. */
    private static final long SLOWEST_START = 300_000;

    private final VirtualTime time;
    private final VirtualSwitch pbx;
    private final Collection<String> devices;
    private final SwitchFrames frames;
    private final CallEventReceiver out;
    private final RandomGenerator random;
    private Connection connection;
    private boolean up;

    VirtualLink(
            VirtualTime time,
            VirtualSwitch pbx,
            SwitchTraits traits,
            Set<String> devices,
            CallEventReceiver out,
            RandomGenerator random) {
        this.time = time;
        this.pbx = pbx;
        this.devices = devices;
        this.frames = new SwitchFrames(devices);
        this.out = out;
        this.random = random;
        out.accept(new CallEvent.LinkConfigured(time.micros(), traits));
    }

    /** Whether all monitors are running. */
    boolean isUp() {
        return up;
    }

    void connect() {
        boolean again = connection != null;
        connection = new Connection(again && random.nextBoolean());
        connection.start();
    }

    /** Nothing arrives any more from now on; the link notices that later. */
    void cut(long noticedAfter) {
        connection.open = false;
        time.after(noticedAfter, () -> {
            up = false;
            pbx.stopMonitors(connection);
            out.accept(new CallEvent.LinkDown(time.micros(), "the network is gone"));
        });
    }

    private final class Connection implements VirtualSwitch.Client {
        private final Deque<String> unmonitored = new ArrayDeque<>(devices);
        private final Deque<Runnable> questions = new ArrayDeque<>();
        private final Set<String> askedFor = new HashSet<>();
        private final boolean slow;
        private boolean open = true;
        private int unanswered;
        private int running;
        private long lastThere;
        private long lastBack;

        /** @param slow whether calls begin and end while the switch starts one monitor after the other */
        Connection(boolean slow) {
            this.slow = slow;
        }

        void start() {
            for (int i = 0; i < WINDOW; i++) {
                startNext();
            }
        }

        // ---- monitors -----------------------------------------------------------------------------------------------

        private void startNext() {
            if (unmonitored.isEmpty()) {
                return;
            }
            String dn = unmonitored.remove();
            send(() -> arrive(time.micros() + startsWithin(), () -> {
                pbx.startMonitor(dn, this);
                reply(() -> started(dn));
            }));
        }

        private long startsWithin() {
            return slow ? random.nextLong(SLOWEST_START) : 0;
        }

        private void started(String dn) {
            out.accept(new CallEvent.MonitorStarted(time.micros(), dn));
            ask(() -> {
                byte[] answer = pbx.snapshotDevice(dn);
                reply(() -> answered(dn, answer));
            });
            startNext();
            if (++running == devices.size()) {
                up = true;
                out.accept(new CallEvent.LinkUp(time.micros()));
            }
        }

        @Override
        public void event(String dn, byte[] frame) {
            reply(() -> frames.read(dn, frame, time.micros()).forEach(out::accept));
        }

        // ---- snapshots ----------------------------------------------------------------------------------------------

        private void ask(Runnable question) {
            questions.add(question);
            pump();
        }

        private void pump() {
            while (unanswered < WINDOW && !questions.isEmpty()) {
                unanswered++;
                send(questions.remove());
            }
            if (unanswered == 0) {
                askedFor.clear();
            }
        }

        private void answered() {
            unanswered--;
            pump();
        }

        private void answered(String dn, byte[] answer) {
            if (frames.message(answer) instanceof CstaMessage.DeviceSnapshotGiven given) {
                out.accept(SnapshotEvents.ofDevice(time.micros(), dn, given.connections()));
                given.connections().forEach(this::askForCall);
            }
            answered();
        }

        private void askForCall(SnapshotConnection at) {
            String callId = at.connection().callId();
            if (!callId.isEmpty() && askedFor.add(callId)) {
                ask(() -> pbx.snapshotCall(callId)
                        .ifPresentOrElse(
                                answer -> reply(() -> callAnswered(callId, answer)), () -> reply(this::answered)));
            }
        }

        private void callAnswered(String callId, byte[] answer) {
            if (frames.message(answer) instanceof CstaMessage.CallSnapshotGiven given) {
                out.accept(SnapshotEvents.ofCall(
                        time.micros(), callId, given.callingDevice(), given.calledDevice(), given.connections()));
            }
            answered();
        }

        // ---- the network --------------------------------------------------------------------------------------------

        private void send(Runnable there) {
            lastThere = Math.max(lastThere, time.micros() + delay());
            arrive(lastThere, there);
        }

        private void reply(Runnable back) {
            lastBack = Math.max(lastBack, time.micros() + delay());
            arrive(lastBack, back);
        }

        private void arrive(long micros, Runnable what) {
            time.at(micros, () -> {
                if (open) {
                    what.run();
                }
            });
        }

        private long delay() {
            return random.nextLong(FASTEST, SLOWEST);
        }
    }
}
