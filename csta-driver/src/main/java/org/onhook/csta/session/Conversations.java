package org.onhook.csta.session;

import java.io.IOException;
import java.util.function.Supplier;
import org.onhook.driver.support.link.Delivery;
import org.onhook.driver.support.link.LinkState;
import org.onhook.driver.support.link.Protocol;
import org.onhook.driver.support.link.ProtocolFactory;
import org.onhook.driver.support.wire.Transport;

/** The conversations of one opening of a link, one after the other, and what they remember of those before. */
public final class Conversations implements ProtocolFactory<Desired> {

    private final Supplier<Desired> desired;
    private final Delivery delivery;
    private final LinkState state;
    private final FaultLog faults;
    private final SessionMemory memory = new SessionMemory();

    public Conversations(Supplier<Desired> desired, Delivery delivery, LinkState state) {
        this.desired = desired;
        this.delivery = delivery;
        this.state = state;
        this.faults = new FaultLog(desired.get().name(), state.counters());
    }

    @Override
    public Protocol connected(Transport connection, Desired now) throws IOException {
        return new Conversation(connection, now, desired, delivery, state, faults, memory);
    }
}
