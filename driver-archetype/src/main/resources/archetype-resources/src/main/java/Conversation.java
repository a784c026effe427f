package ${package};

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.ConnectionId;
import org.onhook.api.call.SnapshotConnection;
import org.onhook.api.driver.LinkStatus.State;
import org.onhook.api.driver.SwitchRequest;
import org.onhook.api.request.TError;
import org.onhook.driver.support.link.Delivery;
import org.onhook.driver.support.link.LinkLostException;
import org.onhook.driver.support.link.LinkState;
import org.onhook.driver.support.link.Protocol;
import org.onhook.driver.support.wire.Transport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to a switch: logs in, starts the monitors, asks what calls there are, and passes on what the switch says. All
 * of it happens on the link's thread; what the receiver does with an event as well, so that the switch waits if it is slow.
 */
final class Conversation implements Protocol {

    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);
    private static final int LONGEST_WAIT_MILLIS = 1_000;
    private static final long SECOND = 1_000_000_000L;
    private static final long LOGIN_PATIENCE = 10 * SECOND;

    private final Transport connection;
    private final Supplier<${switchMake}Settings> wanted;
    private final Delivery delivery;
    private final LinkState shown;
    private final LineReader lines = new LineReader();
    private final CallEvents events;
    private final Set<String> unanswered;
    private final Set<String> monitored = new LinkedHashSet<>();
    private final Map<String, List<SnapshotConnection>> listed = new HashMap<>();
    private final Set<Long> requests = new HashSet<>();
    private ${switchMake}Settings applied;
    private long heard;
    private boolean pinged;
    private boolean up;

    Conversation(
            Transport connection,
            ${switchMake}Settings settings,
            Supplier<${switchMake}Settings> wanted,
            Delivery delivery,
            LinkState shown) {
        this.connection = connection;
        this.applied = settings;
        this.wanted = wanted;
        this.delivery = delivery;
        this.shown = shown;
        this.events = new CallEvents(Set.copyOf(settings.dns()));
        this.unanswered = new LinkedHashSet<>(settings.dns());
    }

    // ---- what the link's thread does in turn

    @Override
    public void begin() throws IOException {
        heard = delivery.nanos();
        say("login user=" + applied.username() + " password=" + applied.password().value());
    }

    @Override
    public int tend() throws IOException {
        ${switchMake}Settings now = wanted.get();
        if (!now.connectsLike(applied)) {
            // A driver that can add and remove monitors on a connection does that here instead.
            throw LinkLostException.toStartAgain("the configuration has changed");
        }
        applied = now;
        beat();
        return LONGEST_WAIT_MILLIS;
    }

    @Override
    public int read(InputStream in) throws IOException {
        return lines.fill(in);
    }

    @Override
    public void take() throws IOException {
        for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
            if (delivery.stopped()) {
                return;
            }
            take(Line.of(line.get()));
        }
        long skipped = lines.takeSkipped();
        if (skipped > 0) {
            shown.counters().count("lines.unreadable", skipped);
        }
        // Now, not before: while the receiver was at work nothing was read, and the switch's silence means nothing.
        heard();
    }

    @Override
    public void resumed() {
        heard();
    }

    @Override
    public void end() throws IOException {
        say("bye");
    }

    @Override
    public boolean wasUp() {
        return up;
    }

    // ---- what the switch says

    private void take(Line line) throws IOException {
        switch (line.word()) {
            case "welcome" -> loggedIn();
            case "denied" -> throw LinkLostException.because("the login is denied: " + line.get("reason"));
            case "monitored" -> monitored(line.get("dn"));
            case "refused" -> refused(line);
            case "call" -> listed(line);
            case "end-of-calls" -> allListed(line.get("dn"));
            case "done", "not-done" -> answered(line);
            case "pong" -> {
                // It was heard, which is all that counts.
            }
            default -> event(line);
        }
    }

    private void event(Line line) {
        Optional<CallEvent> event = events.of(line, delivery.micros());
        if (event.isPresent()) {
            delivery.deliver(event.get());
        } else {
            // Nothing is dropped without a trace: the status shows it, by the word that the line begins with.
            shown.counters().skipped(line.word());
        }
    }

    private void loggedIn() throws IOException {
        shown.become(State.STARTING, "logged in at " + applied.endpoint());
        for (String dn : applied.dns()) {
            say("monitor dn=" + dn);
        }
        upIfAllAreAnswered();
    }

    private void monitored(String dn) throws IOException {
        if (!unanswered.remove(dn)) {
            shown.counters().skipped("monitored");
            return;
        }
        monitored.add(dn);
        shown.monitors(applied.monitors(), monitored.size());
        delivery.monitorStarted(dn);
        // Its calls may have begun or ended unseen.
        listed.put(dn, new ArrayList<>());
        say("calls dn=" + dn);
        upIfAllAreAnswered();
    }

    private void refused(Line line) {
        // One device that cannot be monitored keeps no other from being.
        unanswered.remove(line.get("dn"));
        shown.counters().count("monitors.refused");
        LOG.warn("link {}: no monitor on {}: {}", applied.name(), line.get("dn"), line.get("reason"));
        upIfAllAreAnswered();
    }

    private void upIfAllAreAnswered() {
        if (!up && unanswered.isEmpty()) {
            up = true;
            shown.become(State.UP, "connected to " + applied.endpoint());
            delivery.up();
        }
    }

    private void listed(Line line) {
        List<SnapshotConnection> calls = listed.get(line.get("dn"));
        if (calls == null || line.get("call").isEmpty()) {
            shown.counters().skipped("call");
        } else {
            calls.add(events.listed(line));
        }
    }

    private void allListed(String dn) {
        List<SnapshotConnection> calls = listed.remove(dn);
        if (calls == null) {
            shown.counters().skipped("end-of-calls");
        } else {
            delivery.deliver(new CallEvent.DeviceSnapshot(delivery.micros(), dn, calls));
        }
    }

    // ---- what clients request

    /** The one request that {@code ${switchMake}Link} offers: the device hangs up. */
    @Override
    public void carry(SwitchRequest request) throws IOException {
        requests.add(request.referenceId());
        ConnectionId connection = request.connection();
        say("hang-up id=" + request.referenceId() + " dn=" + connection.device().raw() + " call="
                + connection.callId());
    }

    /** Delivered in its place among the events, which is evidence of who released. */
    private void answered(Line line) {
        Optional<Long> asked = requests.stream()
                .filter(id -> id.toString().equals(line.get("id")))
                .findFirst();
        if (asked.isEmpty()) {
            shown.counters().skipped(line.word());
            return;
        }
        long id = asked.get();
        requests.remove(id);
        if (line.word().equals("done")) {
            delivery.deliver(new CallEvent.RequestConfirmed(delivery.micros(), id, ConnectionId.NONE));
        } else {
            // Map each reason that your switch gives to the error that it is.
            TError error = line.get("reason").equals("no-such-call") ? TError.INVALID_CONN_ID : TError.UNKNOWN_ERROR;
            delivery.deliver(new CallEvent.RequestFailed(delivery.micros(), id, error, "reason " + line.get("reason")));
        }
    }

    // ---- whether it is still there

    private void heard() {
        heard = delivery.nanos();
        pinged = false;
    }

    private void beat() throws IOException {
        long silence = delivery.nanos() - heard;
        if (!up && silence > LOGIN_PATIENCE) {
            throw LinkLostException.because("the switch does not answer the login");
        }
        long patience = applied.heartbeatSeconds() * SECOND;
        if (up && silence > 2 * patience) {
            throw LinkLostException.because("the switch does not answer");
        }
        if (up && silence > patience && !pinged) {
            pinged = true;
            say("ping");
        }
    }

    private void say(String line) throws IOException {
        connection.output().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
