package org.onhook.csta;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A switch on loopback that says what a test wants it to say. */
final class FakeSwitch implements Closeable {

    static final int SECONDS = 10;

    private final ServerSocket server;

    FakeSwitch() throws IOException {
        this(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    }

    FakeSwitch(ServerSocket server) throws IOException {
        this.server = server;
        server.setSoTimeout(SECONDS * 1_000);
    }

    int port() {
        return server.getLocalPort();
    }

    Call accept() throws IOException {
        return new Call(server.accept());
    }

    /** The next connection, if it comes in that time. */
    Call acceptWithin(int millis) throws IOException {
        server.setSoTimeout(millis);
        try {
            return accept();
        } finally {
            server.setSoTimeout(SECONDS * 1_000);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** A message that came from the link. */
    record Message(String id, String body) {
        String name() {
            Matcher root = Pattern.compile("<([A-Za-z]+)[ >/]").matcher(body);
            return root.find() ? root.group(1) : "";
        }

        String text(String element) {
            Matcher found =
                    Pattern.compile("<(?:\\w+:)?" + element + "[^>]*>([^<]*)<").matcher(body);
            return found.find() ? found.group(1) : "";
        }
    }

    /** One connection of the link. */
    static final class Call implements Closeable {
        private final Socket socket;
        private final BlockingQueue<Message> received = new LinkedBlockingQueue<>();
        private volatile boolean takesSnapshots;

        private Call(Socket socket) throws IOException {
            this.socket = socket;
            socket.setTcpNoDelay(true);
            Thread thread = new Thread(this::read, "fake-switch");
            thread.setDaemon(true);
            thread.start();
        }

        private void read() {
            try {
                DataInputStream in = new DataInputStream(socket.getInputStream());
                while (true) {
                    in.readUnsignedShort();
                    byte[] rest = new byte[in.readUnsignedShort() - 4];
                    in.readFully(rest);
                    receive(new Message(
                            new String(rest, 0, 4, StandardCharsets.ISO_8859_1),
                            new String(rest, 4, rest.length - 4, StandardCharsets.UTF_8)));
                }
            } catch (IOException | UncheckedIOException e) {
                received.add(new Message("", "<end-of-stream/>"));
            }
        }

        private void receive(Message message) {
            if (message.name().startsWith("Snapshot") && !takesSnapshots) {
                say(message.id(), "<CSTAErrorCode><operation>serviceNotSupported</operation></CSTAErrorCode>");
            } else {
                received.add(message);
            }
        }

        /** From now on requests for snapshots are left to the test; until then they are refused. */
        Call takingSnapshots() {
            takesSnapshots = true;
            return this;
        }

        /** The next message. */
        Message next() {
            try {
                Message message = received.poll(SECONDS, TimeUnit.SECONDS);
                if (message == null) {
                    throw new AssertionError("the link sent nothing");
                }
                return message;
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        /** The next message, of which the name is known. */
        Message next(String name) {
            Message message = next();
            if (!message.name().equals(name)) {
                throw new AssertionError("wanted " + name + ", the link sent " + message);
            }
            return message;
        }

        boolean silentFor(int millis) throws InterruptedException {
            return received.poll(millis, TimeUnit.MILLISECONDS) == null;
        }

        boolean atEnd() {
            Message message = next();
            while (!message.body().equals("<end-of-stream/>")) {
                message = next();
            }
            return true;
        }

        void say(String id, String body) {
            sayBytes(frame(id, body, StandardCharsets.UTF_8));
        }

        void sayBytes(byte[] bytes) {
            try {
                socket.getOutputStream().write(bytes);
                socket.getOutputStream().flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Says these in one piece. */
        void sayTogether(String... bodies) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (String body : bodies) {
                bytes.writeBytes(frame("9999", body, StandardCharsets.UTF_8));
            }
            sayBytes(bytes.toByteArray());
        }

        void event(String body) {
            say("9999", body);
        }

        /** Goes through the session of a generic link that is answered at once. */
        Call session() {
            say("0001", "<SystemStatus><systemStatus>normal</systemStatus></SystemStatus>");
            next("SystemStatusResponse");
            say(
                    next("SystemRegister").id(),
                    "<SystemRegisterResponse><sysStatRegisterID>1</sysStatRegisterID></SystemRegisterResponse>");
            return this;
        }

        /** Grants the next monitor; its identifier is {@code X} and the device. */
        String grantMonitor() {
            Message start = next("MonitorStart");
            String dn = start.text("deviceObject");
            say(
                    start.id(),
                    "<MonitorStartResponse><monitorCrossRefID>X" + dn + "</monitorCrossRefID></MonitorStartResponse>");
            return dn;
        }

        /** Ends the connection with a reset. */
        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    static byte[] frame(String id, String body, Charset charset) {
        return frame(id, body.getBytes(charset));
    }

    static byte[] frame(String id, byte[] body) {
        byte[] frame = new byte[8 + body.length];
        frame[2] = (byte) (frame.length >> 8);
        frame[3] = (byte) frame.length;
        System.arraycopy(id.getBytes(StandardCharsets.ISO_8859_1), 0, frame, 4, 4);
        System.arraycopy(body, 0, frame, 8, body.length);
        return frame;
    }
}
