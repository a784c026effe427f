package org.onhook.driver.support.link;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.ClearPattern;
import org.onhook.api.call.ConferenceEnding;
import org.onhook.api.call.SwitchTraits;
import org.onhook.api.driver.LinkStatus.State;
import org.onhook.driver.support.settings.Endpoint;
import org.onhook.driver.support.wire.Transport;

/** The smallest driver: a line the switch sends, of which each letter is the reason of one event. */
final class LineLink extends SocketLink<LineLink.Settings> {

    record Settings(String host, int port, int patience) implements DesiredLink {
        @Override
        public String name() {
            return "line";
        }

        @Override
        public String switchName() {
            return "line";
        }

        @Override
        public Endpoint endpoint() {
            return new Endpoint(host, port, Optional.empty());
        }

        @Override
        public int reconnectSeconds() {
            return 1;
        }

        @Override
        public String profile() {
            return "line";
        }

        @Override
        public SwitchTraits traits() {
            return new SwitchTraits("line", Optional.empty(), ClearPattern.UNKNOWN, ConferenceEnding.UNKNOWN);
        }

        @Override
        public int monitors() {
            return 1;
        }
    }

    private final AtomicReference<Conversation> current = new AtomicReference<>();

    LineLink(Settings settings) {
        super(settings, new MonotoneClock());
    }

    @Override
    protected ProtocolFactory<Settings> protocol(Supplier<Settings> wanted, Delivery delivery, LinkState shown) {
        return (connection, now) -> {
            Conversation conversation = new Conversation(connection, wanted, now, delivery, shown);
            current.set(conversation);
            return conversation;
        };
    }

    void update(Settings settings) {
        become(settings);
    }

    /** Says something to the switch, from any thread. */
    boolean say(String line) {
        return execute(() -> current.get().say(line));
    }

    boolean run(Runnable task) {
        return execute(task);
    }

    static final class Conversation implements Protocol {
        private final Supplier<Settings> wanted;
        private final Delivery delivery;
        private final LinkState state;
        private final Writer out;
        private final byte[] buffer = new byte[256];
        private Settings applied;
        private int count;
        private boolean up;

        private Conversation(
                Transport connection, Supplier<Settings> wanted, Settings applied, Delivery delivery, LinkState state)
                throws IOException {
            this.wanted = wanted;
            this.applied = applied;
            this.delivery = delivery;
            this.state = state;
            this.out = new BufferedWriter(new OutputStreamWriter(connection.output(), StandardCharsets.US_ASCII));
        }

        private void say(String line) {
            try {
                out.write(line + "\n");
            } catch (IOException e) {
                throw LinkLostException.because(e.getMessage());
            }
        }

        @Override
        public void begin() {
            say("hello");
            delivery.monitorStarted("1");
            up = true;
            state.become(State.UP, "up");
            delivery.up();
        }

        @Override
        public int tend() throws IOException {
            Settings now = wanted.get();
            if (!now.equals(applied)) {
                applied = now;
                say("patience " + now.patience());
            }
            out.flush();
            return applied.patience();
        }

        @Override
        public int read(InputStream in) throws IOException {
            count = in.read(buffer);
            return count;
        }

        @Override
        public void take() {
            for (int i = 0; i < count; i++) {
                if (buffer[i] == '!') {
                    throw LinkLostException.because("the switch shouts");
                }
                delivery.deliver(new CallEvent.MonitorStopped(delivery.micros(), "2", "" + (char) buffer[i]));
            }
        }

        @Override
        public void resumed() {
            say("again");
        }

        @Override
        public void end() throws IOException {
            say("bye");
            out.flush();
        }

        @Override
        public boolean wasUp() {
            return up;
        }
    }
}
