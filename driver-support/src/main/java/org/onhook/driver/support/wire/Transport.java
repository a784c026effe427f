package org.onhook.driver.support.wire;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.onhook.driver.support.settings.Endpoint;

/** A connection to a switch. One thread uses it; {@link #wake} and {@link #close} may be called by any. */
public final class Transport implements Closeable {

    private static final int CONNECT_MILLIS = 10_000;
    private static final int HANDSHAKE_MILLIS = 10_000;

    private final WakeableSocket plain;
    private volatile Socket socket;
    private volatile boolean closed;
    private int timeout;

    public Transport() throws IOException {
        plain = new WakeableSocket();
        socket = plain;
    }

    /**
     * Connects.
     *
     * @param address where, resolved
     */
    public void connect(InetAddress address, Endpoint endpoint) throws IOException {
        plain.connect(new InetSocketAddress(address, endpoint.port()), CONNECT_MILLIS);
        if (endpoint.tls().isPresent()) {
            socket = secured(endpoint, endpoint.tls().get());
        }
        if (closed) {
            throw new IOException("closed");
        }
        plain.becomeWakeable();
    }

    private Socket secured(Endpoint endpoint, Endpoint.Tls tls) throws IOException {
        SSLSocket secured = (SSLSocket)
                TlsContexts.of(tls).getSocketFactory().createSocket(plain, endpoint.host(), endpoint.port(), true);
        if (tls.verify()) {
            SSLParameters parameters = secured.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secured.setSSLParameters(parameters);
        }
        secured.setSoTimeout(HANDSHAKE_MILLIS);
        secured.startHandshake();
        return secured;
    }

    /**
     * What the switch sends. A read gives up with {@link SocketTimeoutException} after {@link #patience} and on
     * {@link #wake}; the next one goes on where it was.
     */
    public InputStream input() throws IOException {
        return socket.getInputStream();
    }

    /** What is sent to the switch. If that fails, the {@link #input} says so, once it has given all that had come. */
    public OutputStream output() throws IOException {
        return socket.getOutputStream();
    }

    /** How long a read waits, in milliseconds, at least 1. */
    public void patience(int millis) throws IOException {
        if (millis != timeout) {
            socket.setSoTimeout(millis);
            timeout = millis;
        }
    }

    /** Ends the read under way, or else the next one. From any thread. */
    public void wake() {
        plain.wake();
    }

    @Override
    public void close() throws IOException {
        closed = true;
        // The plain one: closing a TLS socket may wait for its peer.
        plain.close();
    }
}
