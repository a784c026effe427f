package org.onhook.it.container;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onhook.simulator.SwitchSimulator;
import org.onhook.simulator.story.Pace;
import org.onhook.simulator.story.Stories;
import org.onhook.simulator.switching.SwitchBehaviour;

/**
 * Many consumers of the event stream of a connector under load, some of which never read: the others miss nothing, and the
 * connector's memory stays as it is. Run by the command {@code http/load}.
 */
final class StreamLoad {

    private static final int EVENTS_A_CALL = 20;
    private static final Pattern URL = Pattern.compile("http (http://[^,]+),");

    private final Path home;
    private final int seconds;
    private final int rate;
    private final int readers;
    private final int stalled;
    private final PrintStream out;
    private final List<Reader> reading = new ArrayList<>();
    private final List<Socket> stalling = new ArrayList<>();
    private final List<Long> heaps = new ArrayList<>();

    /**
     * @param rate how many events a second to bring about
     * @param readers how many consumers read
     * @param stalled how many do not
     */
    StreamLoad(Path home, int seconds, int rate, int readers, int stalled, PrintStream out) {
        this.home = home;
        this.seconds = seconds;
        this.rate = rate;
        this.readers = readers;
        this.stalled = stalled;
        this.out = out;
    }

    /**
     * What came of it.
     *
     * @param events how many events each consumer that read was sent
     * @param missing how many of them did not arrive, or twice, at all of these together
     * @param stalled how many consumers that do not read are still there
     * @param heaps the connector's heap after garbage collection, in bytes, from a fourth of the time on
     */
    record Outcome(long events, long missing, int stalled, List<Long> heaps) {

        /** How much more memory there was at the end than at the beginning, in bytes. */
        long growth() {
            return heaps.get(heaps.size() - 1) - heaps.get(0);
        }
    }

    public static void main(String[] arguments) throws Exception {
        int[] numbers = {60, 1000, 45, 5};
        for (int i = 0; i < arguments.length; i++) {
            numbers[i] = Integer.parseInt(arguments[i]);
        }
        Path home = Files.createTempDirectory("onhook-load");
        Outcome outcome = new StreamLoad(home, numbers[0], numbers[1], numbers[2], numbers[3], System.out).run();
        System.out.println(outcome);
        boolean good = outcome.missing() == 0 && outcome.events() > 0 && outcome.growth() < 8 << 20;
        System.out.println(good ? "good" : "NOT good");
        System.exit(good ? 0 : 1);
    }

    Outcome run() throws Exception {
        try (SwitchSimulator pbx = new SwitchSimulator(SwitchBehaviour.openscapeVoice())) {
            configure(pbx.start(0));
            try (Launched onhook = Launched.with(home, "run", "--home", home.toString())) {
                Matcher url = URL.matcher(onhook.line());
                if (!url.find()) {
                    throw new IllegalStateException("not served");
                }
                HttpClient http = HttpClient.of(url.group(1));
                Await.until("the monitors run", () -> pbx.monitored().size() == 5);
                return load(pbx, onhook, http);
            }
        }
    }

    private void configure(int port) throws IOException {
        Path etc = Files.createDirectories(home.resolve("etc"));
        Files.write(
                etc.resolve("onhook.http.cfg"),
                List.of("port = 0", "stall-seconds = 3600", "stream-buffer = 2MB", "call-history = 2MB"));
        Files.writeString(etc.resolve("onhook.outbox.cfg"), "max-size = 4MB\n");
        Files.write(
                etc.resolve("onhook.csta.link~osv.cfg"),
                List.of("host = 127.0.0.1", "port = " + port, "profile = openscape-voice", "monitors = 2001-2005"));
    }

    private Outcome load(SwitchSimulator pbx, Launched onhook, HttpClient http) throws Exception {
        for (int i = 0; i < readers; i++) {
            reading.add(new Reader(connect(http.port(), 0)));
        }
        for (int i = 0; i < stalled; i++) {
            stalling.add(connect(http.port(), 4096));
        }
        int all = readers + stalled;
        Await.until("all are there", () -> metric(http, "onhook_stream_consumers") == all);
        long begun = System.nanoTime();
        long nextSample = TimeUnit.SECONDS.toNanos(seconds) / 4;
        for (long call = 0; System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(seconds); call++) {
            pbx.play(Stories.variant("1", "A hangs up"), Pace.instant());
            long due = call * EVENTS_A_CALL * TimeUnit.SECONDS.toNanos(1) / rate;
            TimeUnit.NANOSECONDS.sleep(due - (System.nanoTime() - begun));
            if (System.nanoTime() - begun > nextSample) {
                sample(onhook, http);
                nextSample += TimeUnit.SECONDS.toNanos(seconds) / 8;
            }
        }
        Await.until(
                "all have all",
                () -> reading.stream().map(Reader::last).distinct().count() == 1
                        && metric(http, "onhook_sink_backlog{sink=\"http\"}") == 0
                        && reading.get(0).last() == metric(http, "onhook_events"));
        sample(onhook, http);
        long events = reading.get(0).received();
        int still = (int) metric(http, "onhook_stream_consumers") - readers;
        for (Reader reader : reading) {
            reader.close();
        }
        for (Socket socket : stalling) {
            socket.close();
        }
        return new Outcome(events, reading.stream().mapToLong(Reader::missing).sum(), still, List.copyOf(heaps));
    }

    /** Has the connector collect its garbage, and looks what is left. */
    private void sample(Launched onhook, HttpClient http) throws Exception {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        new ProcessBuilder(jcmd.toString(), String.valueOf(onhook.pid()), "GC.run")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        heaps.add(metric(http, "jvm_memory_used_bytes{area=\"heap\"}"));
        out.printf(
                "events %d, consumers %d, heap %.1f MB, processor %d s%n",
                reading.get(0).received(),
                metric(http, "onhook_stream_consumers"),
                heaps.get(heaps.size() - 1) / 1_048_576.0,
                metric(http, "process_cpu_seconds_total"));
    }

    /** A figure, or the sum of those with other labels. */
    private static long metric(HttpClient http, String name) throws IOException {
        String start = name.equals("onhook_events") ? "onhook_events_total{" : name + " ";
        return (long) http.get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(start))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static Socket connect(int port, int receiveBuffer) throws IOException {
        Socket socket = new Socket();
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        socket.getOutputStream()
                .write(("GET /api/v1/events HTTP/1.0\r\nHost: 127.0.0.1:" + port + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** A consumer that reads, and counts what does not follow the event before. */
    private static final class Reader {

        private final Socket socket;
        private final Thread thread = new Thread(this::run, "reader");
        private volatile long received;
        private volatile long last;
        private volatile long missing;

        Reader(Socket socket) {
            this.socket = socket;
            thread.setDaemon(true);
            thread.start();
        }

        long received() {
            return received;
        }

        long last() {
            return last;
        }

        long missing() {
            return missing;
        }

        void close() throws IOException {
            socket.close();
        }

        private void run() {
            try (InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16)) {
                StringBuilder line = new StringBuilder();
                for (int octet = in.read(); octet >= 0; octet = in.read()) {
                    if (octet != '\n') {
                        // No more is needed of a line than its beginning.
                        if (line.length() < 64) {
                            line.append((char) octet);
                        }
                    } else {
                        accept(line);
                        line.setLength(0);
                    }
                }
            } catch (IOException e) {
                // closed
            }
        }

        private void accept(CharSequence line) {
            String text = line.toString();
            if (text.startsWith("id: ")) {
                long number = Long.parseLong(text.substring(text.indexOf('-') + 1));
                if (last != 0 && number != last + 1) {
                    missing++;
                }
                last = number;
                received++;
            } else if (text.equals("event: gap")) {
                missing++;
            }
        }
    }
}
