package org.onhook.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A consumer of the stream that reads as the standard for Server-Sent Events says (WHATWG HTML 9.2.6). */
public final class StreamReader implements AutoCloseable {

    /** An event as it is dispatched. */
    public record Received(String id, String event, String data) {}

    private final Socket socket;
    private final Thread thread;
    private final List<Received> received = Collections.synchronizedList(new ArrayList<>());
    private volatile String status = "";
    private volatile String lastEventId = "";
    private volatile long comments;

    /** Opens a stream; headers are whole lines. */
    public StreamReader(int port, String path, String... headers) throws IOException {
        socket = new Socket("127.0.0.1", port);
        List<String> lines = new ArrayList<>(List.of("GET " + path + " HTTP/1.0", "Host: 127.0.0.1:" + port));
        lines.addAll(List.of(headers));
        socket.getOutputStream().write((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        thread = new Thread(this::run, "stream-reader");
        thread.start();
    }

    private void run() {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            String line = in.readLine();
            status = line == null ? "closed" : line;
            while (line != null && !line.isEmpty()) {
                line = in.readLine();
            }
            read(in);
        } catch (IOException e) {
            status = status.isEmpty() ? e.toString() : status;
        }
    }

    private void read(BufferedReader in) throws IOException {
        String event = "";
        StringBuilder data = new StringBuilder();
        String id = "";
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.isEmpty()) {
                lastEventId = id;
                if (data.length() > 0) {
                    received.add(new Received(id, event, data.toString()));
                }
                event = "";
                data.setLength(0);
            } else if (line.startsWith(":")) {
                comments++;
            } else if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("event: ")) {
                event = line.substring(7);
            } else if (line.startsWith("data: ")) {
                data.append(line.substring(6));
            }
        }
    }

    public List<Received> received() {
        synchronized (received) {
            return List.copyOf(received);
        }
    }

    public int count() {
        return received.size();
    }

    /** The numbers of the events so far, and gaps as they were told. */
    public List<String> told() {
        return received().stream()
                .map(each -> each.event().equals("gap")
                        ? "gap " + each.data()
                        : each.id().substring(each.id().indexOf('-') + 1))
                .toList();
    }

    public String status() {
        return status;
    }

    public String lastEventId() {
        return lastEventId;
    }

    public long comments() {
        return comments;
    }

    public boolean isOver() {
        return !thread.isAlive();
    }

    @Override
    public void close() {
        try {
            socket.close();
            thread.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
