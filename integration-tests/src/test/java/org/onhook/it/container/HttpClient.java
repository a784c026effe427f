package org.onhook.it.container;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A consumer of the HTTP interface, in plain HTTP/1.0.
 *
 * @param port where it is
 */
record HttpClient(int port) {

    static HttpClient of(String url) {
        return new HttpClient(URI.create(url).getPort());
    }

    /** An answer: its status line and its body. */
    record Answer(String status, String body) {}

    /** Asks; headers are whole lines. */
    Answer get(String path, String... headers) throws IOException {
        try (Socket socket = open("GET " + path, "", headers)) {
            return answer(socket);
        }
    }

    /** Posts JSON. */
    Answer post(String path, String json) throws IOException {
        int length = json.getBytes(StandardCharsets.UTF_8).length;
        try (Socket socket =
                open("POST " + path, json, "Content-Type: application/json", "Content-Length: " + length)) {
            return answer(socket);
        }
    }

    private static Answer answer(Socket socket) throws IOException {
        String whole = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int end = whole.indexOf("\r\n\r\n");
        return end < 0
                ? new Answer("closed", "")
                : new Answer(whole.substring(0, whole.indexOf("\r\n")), whole.substring(end + 4));
    }

    /** Opens the event stream. */
    Stream stream(String... headers) throws IOException {
        return new Stream(open("GET /api/v1/events", "", headers));
    }

    private Socket open(String request, String body, String... headers) throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        List<String> lines = new ArrayList<>(List.of(request + " HTTP/1.0", "Host: 127.0.0.1:" + port));
        lines.addAll(List.of(headers));
        byte[] whole = (String.join("\r\n", lines) + "\r\n\r\n" + body).getBytes(StandardCharsets.UTF_8);
        socket.getOutputStream().write(whole);
        return socket;
    }

    /** What comes over an event stream. */
    static final class Stream implements AutoCloseable {

        private final Socket socket;
        private final Thread thread = new Thread(this::run, "stream");
        private final List<String> ids = Collections.synchronizedList(new ArrayList<>());
        private final List<String> events = Collections.synchronizedList(new ArrayList<>());
        private final List<String> gaps = Collections.synchronizedList(new ArrayList<>());
        private final AtomicReference<String> status = new AtomicReference<>("");

        private Stream(Socket socket) {
            this.socket = socket;
            thread.setDaemon(true);
            thread.start();
        }

        private void run() {
            try (BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
                status.set(String.valueOf(in.readLine()));
                String id = "";
                String event = "";
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    if (line.startsWith("id: ")) {
                        id = line.substring(4);
                    } else if (line.startsWith("event: ")) {
                        event = line.substring(7);
                    } else if (line.startsWith("data: ")) {
                        take(event, id, line.substring(6));
                    }
                }
            } catch (IOException e) {
                status.compareAndSet("", e.toString());
            }
        }

        private void take(String event, String id, String data) {
            if (event.equals("gap")) {
                gaps.add(data);
            } else {
                ids.add(id);
                events.add(data);
            }
        }

        /** The events so far, each in JSON. */
        List<String> events() {
            synchronized (events) {
                return List.copyOf(events);
            }
        }

        /** The status line; empty as long as there is no answer. */
        String status() {
            return status.get();
        }

        /** The ids of the events so far. */
        List<String> ids() {
            synchronized (ids) {
                return List.copyOf(ids);
            }
        }

        List<String> gaps() {
            synchronized (gaps) {
                return List.copyOf(gaps);
            }
        }

        String lastId() {
            List<String> all = ids();
            return all.isEmpty() ? "" : all.get(all.size() - 1);
        }

        boolean isOver() {
            return !thread.isAlive();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
