package org.onhook.asterisk.session;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.onhook.api.call.CallEvent;
import org.onhook.api.driver.LinkStatus.State;
import org.onhook.api.driver.SwitchRequest;
import org.onhook.asterisk.call.CallMapper;
import org.onhook.asterisk.call.CallSink;
import org.onhook.asterisk.settings.LinkSettings;
import org.onhook.asterisk.wire.ActionWriter;
import org.onhook.asterisk.wire.Packet;
import org.onhook.asterisk.wire.PacketReader;
import org.onhook.asterisk.wire.ReaderLimits;
import org.onhook.driver.support.link.Delivery;
import org.onhook.driver.support.link.LinkCounters;
import org.onhook.driver.support.link.LinkLostException;
import org.onhook.driver.support.link.LinkState;
import org.onhook.driver.support.link.Protocol;
import org.onhook.driver.support.wire.Transport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to Asterisk: it logs in, asks for events of the classes {@code call} and {@code agent} (half of the stream is
 * {@code VarSet}, which is of another class), asks which channels there are, says what that makes of DNs and calls, and is up
 * then. Everything happens on the link's
 * thread.
 */
final class Conversation implements Protocol, CallSink {

    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);
    private static final int LONGEST_WAIT_MILLIS = 1_000;
    private static final long SECOND = 1_000_000_000L;
    private static final long PATIENCE = 10 * SECOND;

    private final Supplier<LinkSettings> desired;
    private final Delivery delivery;
    private final LinkState state;
    private final LinkCounters counters;
    private final LongAdder packetCount;
    private final SeenEndpoints seen;
    private final ChannelMemory channels;
    private final PacketReader reader = new PacketReader(ReaderLimits.DEFAULT);
    private final ActionWriter writer;
    private final CallMapper mapper;
    private final Actions actions;
    private LinkSettings applied;
    private String login = "";
    private String subscription = "";
    private String channelList = "";
    private String ping = "";
    private final Set<String> inquired = new LinkedHashSet<>();
    private long heard;
    private long asked;
    private boolean pinged;
    private long skippedSaid;
    private long strayCounted;
    private boolean up;

    Conversation(
            Transport transport,
            LinkSettings settings,
            Supplier<LinkSettings> desired,
            Delivery delivery,
            LinkState state,
            SeenEndpoints seen,
            ChannelMemory channels)
            throws IOException {
        this.applied = settings;
        this.desired = desired;
        this.delivery = delivery;
        this.state = state;
        this.counters = state.counters();
        this.packetCount = counters.counter("packets");
        this.seen = seen;
        this.channels = channels;
        this.writer = new ActionWriter(transport.output());
        this.mapper = new CallMapper(settings.endpoints(), this, channels.callIds());
        this.actions = new Actions(writer, mapper, this, counters);
        this.heard = delivery.nanos();
        this.asked = heard;
    }

    @Override
    public void begin() throws IOException {
        login = writer.send(
                "Login",
                "Username",
                applied.username(),
                "Secret",
                applied.password().value(),
                "Events",
                "off");
    }

    @Override
    public int tend() throws IOException {
        adapt();
        beat();
        return LONGEST_WAIT_MILLIS;
    }

    @Override
    public int read(InputStream in) throws IOException {
        return reader.fill(in);
    }

    @Override
    public void take() throws IOException {
        heard();
        for (var packet = reader.next(); packet.isPresent(); packet = reader.next()) {
            if (delivery.stopped()) {
                return;
            }
            packetCount.increment();
            take(packet.get());
        }
        sayWhatWasSkipped();
    }

    @Override
    public void resumed() {
        heard();
    }

    @Override
    public void end() throws IOException {
        writer.send("Logoff");
    }

    @Override
    public boolean wasUp() {
        return up;
    }

    private void heard() {
        heard = delivery.nanos();
        pinged = false;
    }

    private void sayWhatWasSkipped() {
        long skipped = reader.skipped();
        if (skipped > skippedSaid) {
            counters.count("packets.too-large", skipped - skippedSaid);
            if (skippedSaid == 0) {
                LOG.warn("link {}: skipped a packet that is too large: {}", applied.name(), reader.lastSkipped());
            }
            skippedSaid = skipped;
        }
        long stray = reader.strayLines();
        if (stray > strayCounted) {
            counters.count("lines.stray", stray - strayCounted);
            strayCounted = stray;
        }
    }

    private void take(Packet packet) throws IOException {
        if (packet.isResponse()) {
            answered(packet);
        } else if (packet.event().equals("CoreShowChannelsComplete")) {
            listed(packet.get("ActionID"));
        } else if (packet.event().equals("Shutdown")) {
            throw LinkLostException.because("Asterisk shuts down");
        } else {
            mapper.take(packet);
        }
    }

    private void answered(Packet response) throws IOException {
        String id = response.get("ActionID");
        boolean success = response.get("Response").equalsIgnoreCase("Success");
        if (id.equals(login)) {
            if (!success) {
                throw LinkLostException.because(
                        "the login as " + applied.username() + " is refused: " + response.get("Message"));
            }
            state.become(State.STARTING, "logged in at " + applied.endpoint());
            seen.toStart(applied.endpoints()).forEach(delivery::monitorStarted);
            state.monitors(Math.max(applied.monitors(), seen.size()), seen.size());
            mapper.listing();
            subscription = writer.send("Events", "EventMask", "call,agent");
        } else if (id.equals(subscription)) {
            // Without the privilege for it the link goes up without knowing which channels there are.
            channelList = writer.send("CoreShowChannels");
        } else if (id.equals(channelList) && !success) {
            counters.count("channel-list.refused");
            channelList = "";
            mapper.forgetList();
            goUp();
        } else if (!id.equals(channelList) && !id.equals(ping) && !actions.answered(response)) {
            counters.count("answers.unexpected");
        }
    }

    @Override
    public void carry(SwitchRequest request) throws IOException {
        actions.carry(request);
    }

    /** Asterisk lists all channels or none: what is asked while a list is on its way is answered by that. */
    @Override
    public void inquire(String dn) throws IOException {
        if (!up) {
            return;
        }
        inquired.add(dn);
        if (channelList.isEmpty()) {
            mapper.listing();
            channelList = writer.send("CoreShowChannels");
        }
    }

    private void listed(String actionId) {
        if (actionId.equals(channelList)) {
            channelList = "";
            mapper.listed(up ? inquired : seen.all());
            inquired.clear();
            goUp();
        }
    }

    private void goUp() {
        if (up) {
            return;
        }
        up = true;
        channels.remember(mapper::callIds);
        state.become(State.UP, "connected to " + applied.endpoint());
        LOG.info("link {}: up, connected to {}", applied.name(), applied.endpoint());
        delivery.up();
    }

    private void beat() throws IOException {
        long now = delivery.nanos();
        if (!up && now - asked > PATIENCE) {
            throw LinkLostException.because("Asterisk does not answer the login");
        }
        long silence = now - heard;
        long wanted = applied.heartbeatSeconds() * SECOND;
        if (wanted == 0 || !up || silence < wanted) {
            return;
        }
        if (!pinged) {
            pinged = true;
            asked = now;
            ping = writer.send("Ping");
        } else if (now - asked > PATIENCE) {
            throw LinkLostException.because("Asterisk does not answer");
        }
    }

    /** Takes over what was configured meanwhile, as far as it needs no other connection. */
    private void adapt() {
        LinkSettings now = desired.get();
        if (now != applied) {
            if (!now.connectsLike(applied)) {
                throw LinkLostException.toStartAgain("the configuration has changed");
            }
            applied = now;
        }
    }

    @Override
    public void seen(String endpoint) {
        if (seen.add(endpoint)) {
            delivery.monitorStarted(endpoint);
            state.monitors(Math.max(applied.monitors(), seen.size()), seen.size());
        }
    }

    @Override
    public void event(CallEvent event) {
        delivery.deliver(event);
    }

    @Override
    public long micros() {
        return delivery.micros();
    }

    @Override
    public void skipped(String event) {
        counters.skipped(event);
    }
}
