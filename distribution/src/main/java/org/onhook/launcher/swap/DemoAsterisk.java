package org.onhook.launcher.swap;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** As much of an Asterisk as the demonstration needs: its Manager Interface, and one call in progress from 101 to 102. */
final class DemoAsterisk implements AutoCloseable {

    private static final String CALL = "1700000000.1";
    private static final String CALLER = channel("PJSIP/101-00000001", CALL);
    private static final String CALLED = channel("PJSIP/102-00000002", "1700000000.2");

    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final CountDownLatch listed = new CountDownLatch(1);
    private volatile OutputStream out;

    DemoAsterisk() throws IOException {
        Thread thread = new Thread(this::serve, "demo-asterisk");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    /** Waits until the connector has asked for the channels that there are. */
    void awaitConnector() throws InterruptedException {
        listed.await();
    }

    /** 102 hangs up. */
    void hangUp() throws IOException {
        event("HangupRequest", CALLED, "Cause: 16");
        event("Hangup", CALLED, "Cause: 16", "Cause-txt: Normal Clearing");
        event("Hangup", CALLER, "Cause: 16", "Cause-txt: Normal Clearing");
    }

    private static String channel(String name, String id) {
        return "Channel: " + name + "\r\nUniqueid: " + id + "\r\nLinkedid: " + CALL + "\r\nExten: 102";
    }

    private void serve() {
        try (Socket socket = server.accept()) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            out = socket.getOutputStream();
            send("Asterisk Call Manager/11.0.0\r\n");
            String action = "";
            String id = "";
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("Action: ")) {
                    action = line.substring(8);
                } else if (line.startsWith("ActionID: ")) {
                    id = line;
                } else if (line.isEmpty()) {
                    answer(action, id);
                }
            }
        } catch (IOException e) {
            if (!server.isClosed()) {
                System.err.println("onhook demo: the simulated Asterisk stops: " + e);
            }
        }
    }

    private void answer(String action, String id) throws IOException {
        send("Response: Success\r\n" + id + "\r\n\r\n");
        if (action.equals("CoreShowChannels")) {
            for (String each : List.of(CALLER, CALLED)) {
                event("CoreShowChannel", each, id, "ChannelState: 6", "Application: Dial", "BridgeId: b1");
            }
            send("Event: CoreShowChannelsComplete\r\n" + id + "\r\nEventList: Complete\r\nListItems: 2\r\n\r\n");
            listed.countDown();
        }
    }

    private void event(String name, String channel, String... more) throws IOException {
        send("Event: " + name + "\r\n" + channel + "\r\n" + String.join("\r\n", more) + "\r\n\r\n");
    }

    private void send(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
