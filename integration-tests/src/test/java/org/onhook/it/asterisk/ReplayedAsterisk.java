package org.onhook.it.asterisk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * An Asterisk that answers the login, and then sends what another one once sent. If it is told to, it answers the first action to
 * hang up in a way of its own; it knows of no channel otherwise, and has none when the link comes again.
 */
final class ReplayedAsterisk implements AutoCloseable {

    /** The event after the last one of the recording. */
    static final String END = "EndOfRecording";

    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    /** What a script has in place of the identifier of the action that it answers. */
    static final String ACTION_ID = "{ActionID}";

    private byte[] recording;
    private String script;
    private final Thread thread = new Thread(this::serve, "replayed-asterisk");

    ReplayedAsterisk(byte[] recording) throws IOException {
        this(recording, "");
    }

    /** @param script what is sent when the first action to hang up comes; empty: the connection is lost */
    ReplayedAsterisk(byte[] recording, String script) throws IOException {
        this.recording = recording.clone();
        this.script = script;
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    private void serve() {
        while (!server.isClosed()) {
            serveOne();
        }
    }

    private void serveOne() {
        try (Socket socket = server.accept()) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            OutputStream out = socket.getOutputStream();
            send(out, "Asterisk Call Manager/11.0.0\r\n");
            String action = "";
            String id = "";
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("Action: ")) {
                    action = line.substring(8);
                } else if (line.startsWith("ActionID: ")) {
                    id = line.substring(10);
                } else if (line.isEmpty() && action.equals("Hangup") && script.isEmpty()) {
                    return;
                } else if (line.isEmpty()) {
                    answer(out, action, id);
                }
            }
        } catch (IOException e) {
            if (!server.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void answer(OutputStream out, String action, String id) throws IOException {
        if (action.equals("Hangup")) {
            send(out, script.replace(ACTION_ID, id));
            script = "Response: Error\r\nActionID: " + ACTION_ID + "\r\nMessage: No such channel\r\n\r\n";
            return;
        }
        send(out, "Response: Success\r\nActionID: " + id + "\r\n\r\n");
        if (action.equals("CoreShowChannels")) {
            send(out, "Event: CoreShowChannelsComplete\r\nActionID: " + id + "\r\nListItems: 0\r\n\r\n");
            out.write(recording);
            send(out, "\r\n\r\nEvent: " + END + "\r\n\r\n");
            recording = new byte[0];
        }
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
        thread.interrupt();
    }
}
