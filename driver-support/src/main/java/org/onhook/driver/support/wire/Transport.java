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

/** A connection to a switch. One thread uses it; {@link #close} may be called by any. */
public final class Transport implements Closeable {

    private static final int CONNECT_MILLIS = 10_000;
    private static final int HANDSHAKE_MILLIS = 10_000;

    private final Socket plain = new Socket();
    private volatile Socket socket = plain;
    private volatile boolean closed;
    private int timeout;

    /**
     * Connects.
     *
     * @param address where, resolved
     */
    public void connect(InetAddress address, Endpoint endpoint) throws IOException {
        plain.setTcpNoDelay(true);
        plain.setKeepAlive(true);
        plain.connect(new InetSocketAddress(address, endpoint.port()), CONNECT_MILLIS);
        if (endpoint.tls().isPresent()) {
            socket = secured(endpoint, endpoint.tls().get());
        }
        if (closed) {
            throw new IOException("closed");
        }
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

    /** What the switch sends; it gives up with {@link SocketTimeoutException} after {@link #patience}. */
    public InputStream input() throws IOException {
        return socket.getInputStream();
    }

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

    @Override
    public void close() throws IOException {
        closed = true;
        // The plain one: closing a TLS socket may wait for its peer.
        plain.close();
    }
}
