package org.onhook.driver.tck;

import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A sample switch that links connect to over TCP. It has the connections; what is said on them is its subclass's:
 * {@link #serve} answers a link, and {@link #tellAll} tells links of calls.
 */
public abstract class TcpSwitch implements SampleSwitch {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final int BACKLOG = 50;
    private static final int SEND_BUFFER = 16 * 1024;
    private static final int MOST_STALLED = 16;
    private static final int STALLED_MILLIS = 300;
    private static final long PORT_SECONDS = 5;

    private final int port;
    private final List<LinkConnection> connections = new CopyOnWriteArrayList<>();
    private final List<Socket> stalled = new ArrayList<>();
    private final AtomicInteger accepted = new AtomicInteger();
    private volatile boolean silent;
    private volatile int pieceBytes = Integer.MAX_VALUE;
    private volatile RequestManners manners = RequestManners.ANSWERS_FIRST;
    private final AtomicInteger requests = new AtomicInteger();
    private volatile ServerSocket server;

    /** A switch at a free port of the loopback interface. */
    protected TcpSwitch() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, LOOPBACK)) {
            this.port = free.getLocalPort();
        }
    }

    /** A switch at this port of the loopback interface. */
    protected TcpSwitch(int port) {
        this.port = port;
    }

    /** Where it listens, on 127.0.0.1. */
    public final int port() {
        return port;
    }

    /**
     * Serves one link: reads what it asks, and answers; calls {@link LinkConnection#subscribe} once it is to be told of calls. It
     * returns or throws at the end of the connection, and has a thread of its own.
     */
    protected abstract void serve(LinkConnection link) throws IOException;

    /**
     * Takes a request of a link to hang a device up, in the manner that the test wants.
     *
     * @param granted the positive answer
     * @param refused the negative one
     * @param hangUp hangs the device up, and tells the links of it
     */
    protected final void takeRequest(LinkConnection link, byte[] granted, byte[] refused, Runnable hangUp)
            throws IOException {
        RequestManners now = manners;
        requests.incrementAndGet();
        switch (now) {
            case ANSWERS_FIRST -> {
                link.send(granted);
                hangUp.run();
            }
            case ANSWERS_LAST -> {
                hangUp.run();
                link.send(granted);
            }
            case REFUSES -> link.send(refused);
            case SAYS_NOTHING -> {
                // As if it had not come.
            }
        }
    }

    @Override
    public final void takeRequests(RequestManners wanted) {
        manners = wanted;
    }

    @Override
    public final int requests() {
        return requests.get();
    }

    /** Tells all links that subscribed. Waits for those that do not read. */
    protected final void tellAll(byte[] message) {
        for (LinkConnection link : connections) {
            if (link.subscribed()) {
                send(link, message);
            }
        }
    }

    @Override
    public final void send(byte[] bytes) {
        for (LinkConnection link : connections) {
            send(link, bytes);
        }
    }

    private static void send(LinkConnection link, byte[] bytes) {
        try {
            link.send(bytes);
        } catch (IOException e) {
            // A switch does not mind that a link has gone; serve() finds it out.
            link.abort();
        }
    }

    @Override
    public final void listen() throws IOException {
        silent = false;
        if (server == null || !stalled.isEmpty()) {
            stopListening();
            ServerSocket opened = bind(BACKLOG);
            server = opened;
            daemon("accept", () -> accept(opened));
        }
    }

    private ServerSocket bind(int backlog) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PORT_SECONDS);
        while (true) {
            ServerSocket socket = new ServerSocket();
            try {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(LOOPBACK, port), backlog);
                return socket;
            } catch (BindException e) {
                // Another process may have got the port for a moment.
                socket.close();
                if (System.nanoTime() > end) {
                    throw e;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
        }
    }

    private void accept(ServerSocket at) {
        while (!at.isClosed()) {
            try {
                Socket socket = at.accept();
                socket.setTcpNoDelay(true);
                // So that the switch finds out soon that a link does not read.
                socket.setSendBufferSize(SEND_BUFFER);
                LinkConnection link = new LinkConnection(socket, tone());
                connections.add(link);
                accepted.incrementAndGet();
                daemon("serve", () -> serveToTheEnd(link));
            } catch (IOException e) {
                // Closed: the switch went away.
            }
        }
    }

    private void serveToTheEnd(LinkConnection link) {
        try {
            serve(link);
        } catch (IOException e) {
            // The connection is lost, or was cut.
        }
        try {
            // A connection that is closed with something unread in it takes back what was said last.
            InputStream rest = link.input();
            while (rest.read() >= 0) {
                // Until the link has gone.
            }
        } catch (IOException e) {
            // Lost.
        }
        connections.remove(link);
        link.abort();
    }

    private LinkConnection.Tone tone() {
        return new LinkConnection.Tone() {
            @Override
            public boolean silent() {
                return silent;
            }

            @Override
            public int pieceBytes() {
                return pieceBytes;
            }
        };
    }

    private void daemon(String task, Runnable run) {
        Thread thread = new Thread(run, "sample-switch-" + port + "-" + task);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public final void goAway() throws IOException {
        stopListening();
        cut();
    }

    private void stopListening() throws IOException {
        ServerSocket open = server;
        server = null;
        if (open != null) {
            open.close();
        }
        for (Socket socket : stalled) {
            socket.close();
        }
        stalled.clear();
    }

    @Override
    public final void cut() {
        connections.forEach(LinkConnection::endOutput);
    }

    @Override
    public final void fallSilent() {
        silent = true;
    }

    /** Fills the queue of connections that nobody accepts, until the system lets no more in. */
    @Override
    public final void stall() throws IOException {
        goAway();
        server = bind(1);
        for (int i = 0; i < MOST_STALLED; i++) {
            Socket socket = new Socket();
            stalled.add(socket);
            try {
                socket.connect(server.getLocalSocketAddress(), STALLED_MILLIS);
            } catch (IOException e) {
                return;
            }
        }
    }

    @Override
    public final int connections() {
        return accepted.get();
    }

    @Override
    public final boolean connected() {
        return connections.stream().anyMatch(LinkConnection::alive);
    }

    @Override
    public final void fragment(int bytes) {
        pieceBytes = bytes;
    }

    @Override
    public final void close() throws IOException {
        stopListening();
        connections.forEach(LinkConnection::abort);
    }
}
