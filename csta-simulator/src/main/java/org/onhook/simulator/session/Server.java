package org.onhook.simulator.session;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.onhook.simulator.switching.ActiveCalls;
import org.onhook.simulator.switching.SwitchBehaviour;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accepts clients on the loopback address. */
public final class Server implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    private final SwitchBehaviour behaviour;
    private final Monitors monitors;
    private final ActiveCalls calls;
    private final ServiceDesk services;
    private final ServerSocket socket = new ServerSocket();
    private final SystemStatus status = new SystemStatus();
    private final Map<Client, Requests> clients = new ConcurrentHashMap<>();

    public Server(SwitchBehaviour behaviour, Monitors monitors, ActiveCalls calls, ServiceDesk services)
            throws IOException {
        this.services = services;
        this.behaviour = behaviour;
        this.monitors = monitors;
        this.calls = calls;
    }

    /** Begins to accept; port 0 takes any that is free. */
    public void start(int port) throws IOException {
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        thread("simulator-accept", this::accept);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** Sends everything that waits in a buffer. */
    public void flush() {
        clients.keySet().forEach(Client::flush);
    }

    /** Cuts all connections, whatever waits in their buffers; new ones are accepted. Their monitors are gone on return. */
    public void dropClients() {
        for (Client client : clients.keySet()) {
            monitors.stopAll(client);
            client.close();
        }
    }

    /**
     * Tells all clients what the switch says of itself. When it is {@code disabled}, their monitors are gone; {@code
     * messagesLost} is said, but does not last.
     */
    public void report(String systemStatus) {
        String before = status.value();
        status.become(systemStatus);
        if (status.isDisabled()) {
            clients.keySet().forEach(monitors::stopAll);
        }
        clients.values().forEach(Requests::reportStatus);
        if (systemStatus.equals("messagesLost")) {
            status.become(before);
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                serve(socket.accept());
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    LOG.warn("a client could not be accepted: {}", e.getMessage());
                }
            }
        }
    }

    private void serve(Socket connection) throws IOException {
        Client client = new Client(connection);
        Requests requests = new Requests(behaviour, client, monitors, calls, services, status);
        clients.put(client, requests);
        LOG.info("client {} connected", client);
        thread("simulator-client", () -> {
            requests.greet();
            client.read(requests);
            monitors.stopAll(client);
            clients.remove(client);
            LOG.info("client {} gone", client);
        });
    }

    private static void thread(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        dropClients();
    }
}
