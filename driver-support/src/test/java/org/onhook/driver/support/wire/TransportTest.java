package org.onhook.driver.support.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.onhook.driver.support.settings.Endpoint;

@Timeout(60)
class TransportTest {

    private static final int LONG_MILLIS = 30_000;

    private ServerSocket server;
    private Transport transport;
    private Socket peer;

    @BeforeEach
    void connect() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        transport = new Transport();
        transport.connect(
                InetAddress.getLoopbackAddress(), new Endpoint("localhost", server.getLocalPort(), Optional.empty()));
        peer = server.accept();
        peer.setTcpNoDelay(true);
    }

    @AfterEach
    void close() throws IOException {
        transport.close();
        peer.close();
        server.close();
    }

    private int read() {
        try {
            return transport.input().read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aReadWaitsAsLongAsItsPatience() throws Exception {
        transport.patience(60);
        long before = System.nanoTime();
        assertThatThrownBy(() -> transport.input().read()).isInstanceOf(SocketTimeoutException.class);
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before)).isGreaterThanOrEqualTo(59);
    }

    @Test
    void anotherThreadEndsAReadAndTheNextOneGoesOn() throws Exception {
        transport.patience(LONG_MILLIS);
        for (int i = 0; i < 100; i++) {
            CompletableFuture<Integer> reading = CompletableFuture.supplyAsync(this::read);
            transport.wake();
            assertThatThrownBy(reading::get).hasRootCauseInstanceOf(SocketTimeoutException.class);
            peer.getOutputStream().write(i);
            assertThat(read()).isEqualTo(i);
        }
    }

    @Test
    void aWakeThatComesEarlyEndsTheNextReadAndNoOther() throws Exception {
        transport.patience(LONG_MILLIS);
        transport.wake();
        transport.wake();
        peer.getOutputStream().write(7);
        assertThatThrownBy(() -> transport.input().read()).isInstanceOf(SocketTimeoutException.class);
        assertThat(read()).isEqualTo(7);
    }

    @Test
    void whatThePeerSentIsReadBeforeAWriteThatFailedIsReported() throws Exception {
        transport.patience(LONG_MILLIS);
        peer.getOutputStream().write(new byte[] {1, 2, 3});
        peer.setSoLinger(true, 0);
        peer.close();
        for (int i = 0; i < 3; i++) {
            transport.output().write(9);
        }
        byte[] bytes = new byte[10];
        assertThat(transport.input().read(bytes)).isEqualTo(3);
        assertThatThrownBy(() -> transport.input().read(bytes)).isInstanceOf(IOException.class);
    }

    @Test
    void theEndOfThePeersStreamIsTheEnd() throws Exception {
        transport.patience(LONG_MILLIS);
        peer.shutdownOutput();
        assertThat(read()).isEqualTo(-1);
    }

    @Test
    void aWriteLargerThanAllBuffersIsWrittenWhollyThoughItIsWoken() throws Exception {
        byte[] large = new byte[20_000_000];
        for (int i = 0; i < large.length; i++) {
            large[i] = (byte) (i * 31 >> 3);
        }
        AtomicBoolean written = new AtomicBoolean();
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
            try {
                transport.output().write(large);
                written.set(true);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        CompletableFuture<Void> waking = CompletableFuture.runAsync(() -> {
            while (!written.get()) {
                transport.wake();
                LockSupport.parkNanos(200_000);
            }
        });
        assertThat(peer.getInputStream().readNBytes(large.length)).isEqualTo(large);
        writing.get();
        waking.get();
    }

    @Test
    void closingEndsAReadAndAWrite() throws Exception {
        transport.patience(LONG_MILLIS);
        CompletableFuture<Integer> reading = CompletableFuture.supplyAsync(this::read);
        CompletableFuture<Void> closing = CompletableFuture.runAsync(this::closeTransport);
        closing.get();
        assertThatThrownBy(reading::get)
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseInstanceOf(IOException.class);
        assertThat(peer.getInputStream().read()).isEqualTo(-1);
    }

    private void closeTransport() {
        try {
            transport.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void anInterruptOfItsThreadDoesNotCloseIt() throws Exception {
        transport.patience(LONG_MILLIS);
        Thread.currentThread().interrupt();
        transport.output().write(1);
        assertThat(peer.getInputStream().read()).isEqualTo(1);
        peer.getOutputStream().write(2);
        Thread.currentThread().interrupt();
        assertThat(read()).isEqualTo(2);
    }

    @Test
    void whatNobodyAcceptsIsAFailureOfTheConnection() throws Exception {
        int port = server.getLocalPort();
        server.close();
        try (Transport other = new Transport()) {
            assertThatThrownBy(() -> other.connect(
                            InetAddress.getLoopbackAddress(), new Endpoint("localhost", port, Optional.empty())))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void anEmptyReadIsNone() throws Exception {
        InputStream in = transport.input();
        assertThat(in.read(new byte[0])).isZero();
    }
}
