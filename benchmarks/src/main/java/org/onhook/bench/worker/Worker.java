package org.onhook.bench.worker;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The process that a {@link Subject} runs in. For each line on its standard input it prints what it has used. */
final class Worker {

    private Worker() {}

    /** @param args the subject, and what it is started with */
    public static void main(String[] args) throws Exception {
        PrintStream out = System.out;
        System.setOut(System.err);
        List<String> arguments = List.of(args);
        Subject.valueOf(arguments.get(0)).start(Setup.of(arguments.subList(1, arguments.size())));
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (commands.readLine() != null) {
            out.println(Usage.now().print());
            out.flush();
        }
        // Whoever started this is gone.
        System.exit(0);
    }
}
