package org.onhook.asterisk.session;

import java.io.IOException;
import java.util.Set;
import java.util.function.Supplier;
import org.onhook.api.request.TRequestType;
import org.onhook.asterisk.settings.LinkSettings;
import org.onhook.driver.support.link.Delivery;
import org.onhook.driver.support.link.LinkState;
import org.onhook.driver.support.link.Protocol;
import org.onhook.driver.support.link.ProtocolFactory;
import org.onhook.driver.support.wire.Transport;

/** The conversations of one opening of a link, one after the other, and what they remember of those before. */
public final class Conversations implements ProtocolFactory<LinkSettings> {

    /** The requests of clients that can be carried out. */
    public static final Set<TRequestType> REQUESTS = Actions.REQUESTS;

    private final Supplier<LinkSettings> desired;
    private final Delivery delivery;
    private final LinkState state;
    private final SeenEndpoints seen = new SeenEndpoints();
    private final ChannelMemory channels = new ChannelMemory();

    public Conversations(Supplier<LinkSettings> desired, Delivery delivery, LinkState state) {
        this.desired = desired;
        this.delivery = delivery;
        this.state = state;
    }

    @Override
    public Protocol connected(Transport connection, LinkSettings now) throws IOException {
        return new Conversation(connection, now, desired, delivery, state, seen, channels);
    }
}
