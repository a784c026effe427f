package org.onhook.driver.support.link;

import java.io.IOException;
import java.io.InputStream;
import org.onhook.api.driver.SwitchRequest;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What a driver says and hears on one connection. It is called on the link's thread alone: {@link #begin}, then
 * {@link #tend}, {@link #read} and {@link #take} in turn, until the connection is lost or the link is closed.
 *
 * <p>Each method may throw {@link LinkLostException} to give the connection up. While the link is suspended, none is called,
 * and {@link Delivery#deliver} does not return.
 */
@ConsumerType
public interface Protocol {

    /** The connection is there: says the first words. */
    void begin() throws IOException;

    /**
     * Does what is due before the next {@link #read}: takes over what was configured meanwhile, runs timers, sends what waits
     * to be sent.
     *
     * @return how long to wait for the switch at most, in milliseconds, at least 1; a change of the configuration or a task
     *     ends the wait earlier
     */
    int tend() throws IOException;

    /**
     * Reads once from the switch, and does nothing more.
     *
     * @return how many bytes came; -1 at the end of the stream
     */
    int read(InputStream in) throws IOException;

    /** Takes what was read, as far as it is complete, and delivers the events that it yields. */
    void take() throws IOException;

    /**
     * Carries the request of a client to the switch, one of those that the link offers
     * ({@link org.onhook.api.driver.SwitchLink#requests}). It is called between {@link #take} and {@link #tend}, while the link is
     * {@linkplain org.onhook.api.driver.LinkStatus.State#UP up}, and does not wait for the answer.
     */
    default void carry(SwitchRequest request) throws IOException {
        throw new UnsupportedOperationException("no request is offered that could be carried");
    }

    /**
     * Asks the switch what calls a device has, if it can be asked ({@link org.onhook.api.driver.SwitchLink#inquire}). It is called
     * like {@link #carry}, and does not wait for the answer either.
     */
    default void inquire(String dn) throws IOException {
        // Nothing is answered.
    }

    /**
     * The link goes on after it was suspended. What the switch sent meanwhile was not read; its silence means nothing.
     */
    void resumed();

    /** The link is being closed: says good-bye. */
    void end() throws IOException;

    /** Whether the link was up on this connection. */
    boolean wasUp();
}
