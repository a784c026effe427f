package org.onhook.csta.session;

import java.io.IOException;
import java.util.function.Supplier;
import org.onhook.api.call.CallEvent;
import org.onhook.api.driver.SwitchRequest;
import org.onhook.api.request.TError;
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
    private Conversation latest;

    public Conversations(Supplier<Desired> desired, Delivery delivery, LinkState state) {
        this.desired = desired;
        this.delivery = delivery;
        this.state = state;
        this.faults = new FaultLog(desired.get().name(), state.counters());
    }

    @Override
    public Protocol connected(Transport connection, Desired now) throws IOException {
        latest = new Conversation(connection, now, desired, delivery, state, faults, memory);
        return latest;
    }

    /** Has the switch carry out the request of a client, on the link's thread; a link that is not up says that it cannot. */
    public void carry(SwitchRequest request) {
        if (state.isUp()) {
            latest.carry(request);
        } else {
            delivery.deliver(new CallEvent.RequestFailed(
                    delivery.tick(), request.referenceId(), TError.SWITCH_NOT_CONNECTED, "the link is not up"));
        }
    }
}
