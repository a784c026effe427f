package org.onhook.bench.worker;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The process that a {@link Subject} runs in. For each line on its standard input it prints what it has used. */
final class Worker {

    private Worker() {}

    /** @param args the subject, its home, the profile of the switch, the devices to monitor, and the ports to connect to */
    public static void main(String[] args) throws Exception {
        PrintStream out = System.out;
        System.setOut(System.err);
        List<Integer> ports = Arrays.stream(args).skip(4).map(Integer::valueOf).toList();
        Subject.valueOf(args[0]).start(Path.of(args[1]), ports, args[2], args[3]);
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (commands.readLine() != null) {
            out.println(Usage.now().print());
            out.flush();
        }
        // Whoever started this is gone.
        System.exit(0);
    }
}
