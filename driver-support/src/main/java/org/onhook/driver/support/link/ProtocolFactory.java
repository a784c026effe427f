package org.onhook.driver.support.link;

import java.io.IOException;
import org.onhook.driver.support.wire.Transport;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Begins the protocol on each new connection of a link. It keeps what is to outlast a connection, and is called on the link's
 * thread alone.
 *
 * @param <D> what the link is to be
 */
@ConsumerType
@FunctionalInterface
public interface ProtocolFactory<D> {

    /**
     * A connection is there.
     *
     * @param connection the connection
     * @param desired what it was made for
     */
    Protocol connected(Transport connection, D desired) throws IOException;
}
