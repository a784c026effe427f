package org.onhook.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client that reads everything the switch sends. */
final class TestClient implements AutoCloseable {

    /** A message of the switch. */
    record Message(String invokeId, String xml) {
        String text(String element) {
            Matcher matcher = Pattern.compile("<" + element + "[^>]*>([^<]*)</").matcher(xml);
            return matcher.find() ? matcher.group(1) : "";
        }
    }

    private final Socket socket;
    private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
    private int invokeId;

    TestClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        Thread reader = new Thread(this::read, "test-client");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try {
            while (true) {
                byte[] header = socket.getInputStream().readNBytes(8);
                if (header.length < 8) {
                    return;
                }
                int length = (header[2] & 0xFF) << 8 | header[3] & 0xFF;
                byte[] body = socket.getInputStream().readNBytes(length - 8);
                messages.add(new Message(
                        new String(header, 4, 4, StandardCharsets.US_ASCII), new String(body, StandardCharsets.UTF_8)));
            }
        } catch (IOException e) {
            messages.add(new Message("gone", ""));
        }
    }

    Message next() {
        try {
            Message message = messages.poll(5, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("nothing came in 5 s");
            }
            return message;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    int waiting() {
        return messages.size();
    }

    Message ask(String xml) {
        String id = String.format("%04d", ++invokeId);
        send(id, xml);
        Message answer = next();
        if (!answer.invokeId().equals(id)) {
            throw new AssertionError("the answer to " + id + " carries " + answer.invokeId());
        }
        return answer;
    }

    String monitor(String device) {
        return ask("<MonitorStart><monitorObject><deviceObject>" + device
                        + "</deviceObject></monitorObject></MonitorStart>")
                .text("monitorCrossRefID");
    }

    void send(String id, String xml) {
        byte[] body = xml.getBytes(StandardCharsets.UTF_8);
        int length = body.length + 8;
        byte[] frame = new byte[length];
        frame[2] = (byte) (length >>> 8);
        frame[3] = (byte) length;
        System.arraycopy(id.getBytes(StandardCharsets.US_ASCII), 0, frame, 4, 4);
        System.arraycopy(body, 0, frame, 8, body.length);
        try {
            socket.getOutputStream().write(frame);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
