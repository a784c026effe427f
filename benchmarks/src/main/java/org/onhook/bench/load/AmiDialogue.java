package org.onhook.bench.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Asterisk's Manager Interface, as far as a client needs it to log in and to be sent events. */
public final class AmiDialogue implements Dialogue {

    private static final String END = "\r\n\r\n";

    /** The answer to it is what a client that subscribed to events has waited for. */
    private volatile String subscription = "";

    private boolean isReady;

    /**
     * An event that calls have nothing to do with. AMI has no questions to clients; but one that had its subscription confirmed
     * asks which channels there are, and so it does when that is confirmed again.
     */
    @Override
    public byte[] question() {
        String again = subscription.isEmpty() ? "" : "Response: Success\r\nActionID: " + subscription + END;
        return bytes("Event: FullyBooted\r\nStatus: Fully Booted" + END + again);
    }

    @Override
    public void serve(InputStream in, OutputStream out, Client client) throws IOException {
        out.write(bytes("Asterisk Call Manager/11.0.0\r\n"));
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        String action = "";
        String id = "";
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.regionMatches(true, 0, "Action: ", 0, 8)) {
                action = line.substring(8);
            } else if (line.regionMatches(true, 0, "ActionID: ", 0, 10)) {
                id = line.substring(10);
            } else if (line.isEmpty()) {
                answer(action, id, out);
                note(action, id, client);
            }
        }
    }

    private void note(String action, String id, Client client) {
        if (action.equals("Events")) {
            subscription = id;
        } else if (action.equals("CoreShowChannels") || action.equals("Ping")) {
            if (isReady) {
                client.answered();
            } else {
                isReady = true;
                client.ready();
            }
        }
    }

    private static void answer(String action, String id, OutputStream out) throws IOException {
        String more =
                switch (action) {
                    case "Challenge" -> "\r\nChallenge: 123456789";
                    case "CoreSettings" -> "\r\nAsteriskVersion: 22.0.0";
                    case "Ping" -> "\r\nPing: Pong";
                    case "CoreShowChannels" ->
                        END + "Event: CoreShowChannelsComplete\r\nActionID: " + id + "\r\nListItems: 0";
                    default -> "";
                };
        out.write(bytes("Response: Success\r\nActionID: " + id + more + END));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
