package org.onhook.asterisk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The other end of a link, which does what a test tells it to. */
final class FakeAsterisk implements AutoCloseable {

    private static final int MILLIS = 10_000;

    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private Socket socket;
    private BufferedReader in;

    FakeAsterisk() throws IOException {
        server.setSoTimeout(MILLIS);
    }

    int port() {
        return server.getLocalPort();
    }

    void accept() throws IOException {
        socket = server.accept();
        socket.setSoTimeout(MILLIS);
        socket.setTcpNoDelay(true);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        send("Asterisk Call Manager/11.0.0");
    }

    /** An action, as it was sent. */
    record Action(List<String> lines) {

        String id() {
            return lines.stream()
                    .filter(line -> line.startsWith("ActionID: "))
                    .findFirst()
                    .orElseThrow()
                    .substring(10);
        }
    }

    /** Reads one action. */
    Action read() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            lines.add(line);
        }
        return new Action(lines);
    }

    void respond(Action action, String response, String message) throws IOException {
        send("Response: " + response, "ActionID: " + action.id(), "Message: " + message, "");
    }

    /** Reads one action, and answers it. */
    String answer(String name, String response) throws IOException {
        Action action = read();
        if (!action.lines().contains("Action: " + name)) {
            throw new AssertionError("wanted " + name + ", was " + action);
        }
        respond(action, response, "as told");
        return action.id();
    }

    void logIn(String... channels) throws IOException {
        accept();
        answer("Login", "Success");
        answer("Events", "Success");
        String id = answer("CoreShowChannels", "Success");
        for (String channel : channels) {
            send("Event: CoreShowChannel", "ActionID: " + id, channel, "");
        }
        send("Event: CoreShowChannelsComplete", "ActionID: " + id, "");
    }

    void send(String... lines) throws IOException {
        socket.getOutputStream().write((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    void sendBytes(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** Whether the link says nothing in that time. */
    boolean hearsNothingFor(int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            return in.read() < 0;
        } catch (SocketTimeoutException e) {
            return true;
        } finally {
            socket.setSoTimeout(MILLIS);
        }
    }

    /** Loses the connection. */
    void hangUp() throws IOException {
        socket.close();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
        }
        server.close();
    }
}
