package org.onhook.asterisk.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes actions. Belongs to one thread. */
public final class ActionWriter {

    private final OutputStream out;
    private long actions;

    public ActionWriter(OutputStream out) {
        this.out = out;
    }

    /**
     * Sends an action.
     *
     * @param fields names and values in turn; what would end a line is taken out of them
     * @return the ActionID, by which the response is known
     */
    public String send(String action, String... fields) throws IOException {
        String id = "onhook-" + ++actions;
        StringBuilder text = new StringBuilder();
        line(text, "Action", action);
        line(text, "ActionID", id);
        for (int i = 0; i + 1 < fields.length; i += 2) {
            line(text, fields[i], fields[i + 1]);
        }
        text.append("\r\n");
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
        return id;
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(name).append(": ").append(value.replaceAll("[\\r\\n]", "")).append("\r\n");
    }
}
