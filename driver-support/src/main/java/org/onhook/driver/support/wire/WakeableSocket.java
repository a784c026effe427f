package org.onhook.driver.support.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * A connection whose reading another thread can interrupt, after which reading goes on as if nothing had been: a
 * {@link Socket} over a channel that does not block and its selector. TLS can be layered over it
 * ({@code SSLSocketFactory.createSocket(Socket, ...)}), because an SSL socket keeps a record that it read in part when a read
 * times out.
 *
 * <p>A write that fails is reported by the read that comes to the end of what the peer had still sent, so that none of that
 * is lost. One thread uses it; {@link #wake} and {@link #close} may be called by any.
 */
final class WakeableSocket extends Socket {

    private final SocketChannel channel;
    private final Selector selector;
    private final InputStream in = new In();
    private final OutputStream out = new Out();
    private SelectionKey key;
    private IOException failedWrite;
    private boolean wakeable;
    private volatile boolean woken;
    private volatile int timeout;

    WakeableSocket() throws IOException {
        super((SocketImpl) null);
        channel = SocketChannel.open();
        selector = Selector.open();
    }

    @Override
    public void connect(SocketAddress address, int millis) throws IOException {
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        channel.socket().connect(address, millis);
        channel.configureBlocking(false);
        key = channel.register(selector, SelectionKey.OP_READ);
    }

    /** From now on {@link #wake} ends a read. */
    void becomeWakeable() {
        wakeable = true;
    }

    /** Ends the read under way, or else the next one, with {@link SocketTimeoutException}. */
    void wake() {
        woken = true;
        selector.wakeup();
    }

    private int read(ByteBuffer to) throws IOException {
        // A channel closes itself when its thread is interrupted, which is not meant here.
        Thread.interrupted();
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeout);
        while (true) {
            if (wakeable && woken) {
                woken = false;
                throw new SocketTimeoutException("woken");
            }
            int count = channel.read(to);
            if (count > 0) {
                return count;
            }
            if (failedWrite != null) {
                throw failedWrite;
            }
            if (count < 0) {
                return count;
            }
            await(SelectionKey.OP_READ, timeout == 0 ? 0 : millisUntil(end));
        }
    }

    private static long millisUntil(long end) throws SocketTimeoutException {
        long left = end - System.nanoTime();
        if (left <= 0) {
            throw new SocketTimeoutException("Read timed out");
        }
        return TimeUnit.NANOSECONDS.toMillis(left) + 1;
    }

    private void write(ByteBuffer from) {
        Thread.interrupted();
        try {
            while (failedWrite == null && from.hasRemaining()) {
                if (channel.write(from) == 0) {
                    await(SelectionKey.OP_WRITE, 0);
                }
            }
        } catch (IOException e) {
            failedWrite = e;
        }
    }

    /** Waits until the channel is ready, or the selector is woken, or that many milliseconds; 0 is for ever. */
    private void await(int operation, long millis) throws IOException {
        try {
            key.interestOps(operation);
            selector.select(ready -> {}, millis);
        } catch (ClosedSelectorException | CancelledKeyException e) {
            throw closed(e);
        }
    }

    private static SocketException closed(Exception cause) {
        SocketException exception = new SocketException("Socket closed");
        exception.initCause(cause);
        return exception;
    }

    @Override
    public InputStream getInputStream() {
        return in;
    }

    @Override
    public OutputStream getOutputStream() {
        return out;
    }

    @Override
    public void setSoTimeout(int millis) {
        timeout = millis;
    }

    @Override
    public int getSoTimeout() {
        return timeout;
    }

    @Override
    public boolean isConnected() {
        return channel.isConnected();
    }

    @Override
    public boolean isClosed() {
        return !channel.isOpen();
    }

    @Override
    public InetAddress getInetAddress() {
        return channel.socket().getInetAddress();
    }

    @Override
    public int getPort() {
        return channel.socket().getPort();
    }

    @Override
    public InetAddress getLocalAddress() {
        return channel.socket().getLocalAddress();
    }

    @Override
    public int getLocalPort() {
        return channel.socket().getLocalPort();
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        return new InetSocketAddress(getInetAddress(), getPort());
    }

    @Override
    public int getSoLinger() throws SocketException {
        return channel.socket().getSoLinger();
    }

    @Override
    public void shutdownInput() throws IOException {
        channel.shutdownInput();
    }

    @Override
    public void shutdownOutput() throws IOException {
        channel.shutdownOutput();
    }

    @Override
    public boolean isInputShutdown() {
        return channel.socket().isInputShutdown();
    }

    @Override
    public boolean isOutputShutdown() {
        return channel.socket().isOutputShutdown();
    }

    @Override
    public void close() throws IOException {
        try (selector) {
            channel.close();
        }
    }

    private final class In extends InputStream {
        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            Objects.checkFromIndexSize(from, length, bytes.length);
            return length == 0 ? 0 : WakeableSocket.this.read(ByteBuffer.wrap(bytes, from, length));
        }

        @Override
        public void close() throws IOException {
            WakeableSocket.this.close();
        }
    }

    private final class Out extends OutputStream {
        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            WakeableSocket.this.write(ByteBuffer.wrap(bytes, from, length));
        }

        @Override
        public void close() throws IOException {
            WakeableSocket.this.close();
        }
    }
}
