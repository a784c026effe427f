package org.onhook.launcher.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Follows the file that the connector's sink writes, and sorts what is new there by switch. */
final class EventsFile implements AutoCloseable {

    private static final long POLL_MILLIS = 20;

    private final Path file;
    private final Map<String, Inbox> inboxes = new ConcurrentHashMap<>();
    private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
    private final ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
    private final Thread follower = new Thread(this::follow, "demo-events");
    private long position;

    /** Follows {@code file} from its present end; it need not be there yet. */
    EventsFile(Path file) throws IOException {
        this.file = file;
        this.position = Files.exists(file) ? Files.size(file) : 0;
        follower.setDaemon(true);
        follower.start();
    }

    /** Where the events of a switch arrive. */
    Inbox of(String switchName) {
        return inboxes.computeIfAbsent(switchName, name -> new Inbox());
    }

    @Override
    public void close() {
        follower.interrupt();
    }

    private void follow() {
        try {
            while (!Thread.interrupted()) {
                readOn();
                Thread.sleep(POLL_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            System.err.println("onhook demo: cannot follow " + file + ": " + e);
        }
    }

    private void readOn() throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file)) {
            if (channel.size() < position) {
                position = 0; // put aside by the sink's rotation
            }
            for (int read = channel.read(buffer.clear(), position); read > 0; ) {
                position += read;
                take(read);
                read = channel.read(buffer.clear(), position);
            }
        }
    }

    private void take(int length) throws IOException {
        for (int i = 0; i < length; i++) {
            byte next = buffer.get(i);
            if (next == '\n') {
                DemoEvent event = DemoEvent.parse(partial.toString(StandardCharsets.UTF_8));
                partial.reset();
                of(event.switchName()).add(event);
            } else {
                partial.write(next);
            }
        }
    }
}
