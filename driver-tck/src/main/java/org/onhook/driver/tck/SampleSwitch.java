package org.onhook.driver.tck;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A switch in miniature, at the other end of a link under test. It has calls between two of its devices, which go on whether
 * a link is connected or not; it reports them to the links that are, and serves these as the real switch does: logs them in,
 * starts their monitors, answers what they ask. {@link TcpSwitch} has all that has to do with connections.
 *
 * <p>A test calls it from one thread, or plays calls on one and does the rest on another.
 */
@ConsumerType
public interface SampleSwitch extends AutoCloseable {

    /**
     * The configuration file of a link to this switch, with the shortest pauses that the driver allows.
     *
     * @param dns the devices that the link is to monitor
     */
    Map<String, String> configuration(List<String> dns);

    /** Can be reached from now on, always at the same address, and speaks. */
    void listen() throws IOException;

    /** Loses its connections, and cannot be reached from now on. What was said before still arrives. */
    void goAway() throws IOException;

    /** Loses its connections, and can be reached again at once. What was said before still arrives. */
    void cut() throws IOException;

    /** Keeps its connections, but says nothing on them, nor on new ones, until {@link #listen}. */
    void fallSilent();

    /** Lets connections neither come about nor be refused, as a firewall does. Those that there are are lost. */
    void stall() throws IOException;

    /** How many connections there have been so far. */
    int connections();

    /** Whether there is a connection now. */
    boolean connected();

    /** Sends what it says in pieces of this many bytes from now on. */
    void fragment(int bytes);

    /**
     * Has one device call another, which is alerted and answers. Returns when all of it is said, which waits for a link
     * that does not read.
     *
     * @return the call's identifier, as it is to be found in {@link org.onhook.api.call.ConnectionId#callId}
     */
    String call(String caller, String called) throws IOException;

    /** Has a device hang up, and with it the call end. Waits like {@link #call}. */
    void hangUp(String callId, String dn) throws IOException;

    /**
     * Takes the requests of links like that from now on. A request that hangs a device up ends the call, as {@link #hangUp} does,
     * and is answered to the link that made it. Only asked of the switch of a driver that carries requests.
     */
    default void takeRequests(RequestManners manners) {
        throw new UnsupportedOperationException("the driver is to declare that it lacks " + Capability.REQUESTS);
    }

    /** How many requests to hang a device up have come from links so far. */
    default int requests() {
        throw new UnsupportedOperationException("the driver is to declare that it lacks " + Capability.REQUESTS);
    }

    /** Sends these bytes to all links, as they are. Says nothing of links that are lost by it. */
    void send(byte[] bytes);

    /** The bytes of one event on a call that no test uses, at a device that the link monitors. */
    byte[] message();

    /**
     * What a link has to bear, by what it is: messages that are too large, cut off, badly encoded, nested without end, that
     * declare what they do not hold; whatever the protocol can be attacked with.
     */
    Map<String, byte[]> hostileMessages();

    @Override
    void close() throws IOException;
}
