package org.onhook.bench.peer;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.asteriskjava.manager.ManagerEventListener;
import org.asteriskjava.manager.event.FullyBootedEvent;
import org.asteriskjava.manager.event.HangupEvent;
import org.asteriskjava.manager.event.HangupRequestEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.NewChannelEvent;

/**
 * Finds out who hung up as people do with asterisk-java: whose channel asked for the hang-up first. Writes a line for each channel
 * that is hung up, with the names that a connector's events have.
 */
public final class HangupListener implements ManagerEventListener {

    private static final String LINE =
            "{\"data\":{\"Event\":\"EventReleased\",\"ThisDN\":\"%s\",\"SwitchCallID\":\"%s\",\"Extensions\":{\"ReleasingParty\":\"%s\"}}}%n";

    /** A call: how many channels it has, and which of them asked first. */
    private static final class Call {
        private int channels;
        private String askedFirst = "";
    }

    private final Map<String, Call> calls = new HashMap<>();
    private final BufferedWriter out;
    private final Runnable atTheEnd;

    /** @param atTheEnd what to do when all has been read */
    public HangupListener(Path file, Runnable atTheEnd) throws IOException {
        Files.createDirectories(file.getParent());
        this.out = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        this.atTheEnd = atTheEnd;
    }

    @Override
    public void onManagerEvent(ManagerEvent event) {
        if (event instanceof NewChannelEvent begun) {
            begins(begun);
        } else if (event instanceof HangupRequestEvent asked) {
            asks(asked);
        } else if (event instanceof HangupEvent ended) {
            ends(ended);
        } else if (event instanceof FullyBootedEvent) {
            atTheEnd.run();
        }
    }

    private void begins(NewChannelEvent event) {
        calls.computeIfAbsent(event.getLinkedid(), id -> new Call()).channels++;
    }

    private void asks(HangupRequestEvent event) {
        Call call = calls.get(event.getLinkedId());
        if (call != null && call.askedFirst.isEmpty()) {
            call.askedFirst = event.getChannel();
        }
    }

    private void ends(HangupEvent event) {
        Call call = calls.get(event.getLinkedId());
        if (call == null) {
            return;
        }
        if (event.getChannel().startsWith("PJSIP/")) {
            write(event.getChannel(), event.getLinkedId(), call.askedFirst);
        }
        if (--call.channels == 0) {
            calls.remove(event.getLinkedId());
        }
    }

    private void write(String channel, String callId, String askedFirst) {
        String verdict = "2 Remote";
        if (askedFirst.isEmpty()) {
            verdict = "3 Unknown";
        } else if (askedFirst.equals(channel)) {
            verdict = "1 Local";
        }
        String dn = channel.substring(channel.indexOf('/') + 1, channel.lastIndexOf('-'));
        try {
            out.write(String.format(LINE, dn, callId, verdict));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
