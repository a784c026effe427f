package ${package};

import java.util.Set;
import java.util.function.Supplier;
import org.onhook.api.request.TRequestType;
import org.onhook.driver.support.link.Delivery;
import org.onhook.driver.support.link.LinkState;
import org.onhook.driver.support.link.MonotoneClock;
import org.onhook.driver.support.link.ProtocolFactory;
import org.onhook.driver.support.link.SocketLink;

/**
 * A link to a switch. Its life, opened, suspended, closed, with the connection lost and made again, is that of
 * {@link SocketLink}; what is said on a connection is {@link Conversation}'s.
 */
final class ${switchMake}Link extends SocketLink<${switchMake}Settings> {

    ${switchMake}Link(${switchMake}Settings settings, MonotoneClock clock) {
        super(settings, clock);
    }

    @Override
    protected ProtocolFactory<${switchMake}Settings> protocol(
            Supplier<${switchMake}Settings> wanted, Delivery delivery, LinkState shown) {
        return (connection, settings) -> new Conversation(connection, settings, wanted, delivery, shown);
    }

    /** What clients can request: what {@link Conversation#carry} carries. */
    @Override
    public Set<TRequestType> requests() {
        return Set.of(TRequestType.RELEASE_CALL);
    }

    void update(${switchMake}Settings settings) {
        become(settings);
    }
}
