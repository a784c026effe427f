package org.onhook.bench.worker;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The process that a {@link Subject} runs in. It does what the lines on its standard input say, and answers each. */
public final class Worker {

    /** Has it print what it has used. */
    public static final String USAGE = "usage";

    /** Has it print how much of the heap is left in use when garbage was collected. */
    public static final String HEAP = "heap";

    /** Has it print when the last events were written, if that is noted. */
    public static final String STAMPS = "stamps";

    private Worker() {}

    /** @param args the subject, and what it is started with */
    public static void main(String[] args) throws Exception {
        PrintStream out = System.out;
        System.setOut(System.err);
        List<String> arguments = List.of(args);
        Stamps stamps = Stamps.none();
        Subject.valueOf(arguments.get(0)).start(Setup.of(arguments.subList(1, arguments.size())), stamps);
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String command = commands.readLine(); command != null; command = commands.readLine()) {
            out.println(command + " " + answer(command, stamps));
            out.flush();
        }
        // Whoever started this is gone.
        System.exit(0);
    }

    private static String answer(String command, Stamps stamps) {
        return switch (command) {
            case USAGE -> Usage.now().print();
            case HEAP -> heap();
            case STAMPS -> stamps.print();
            default -> throw new IllegalArgumentException(command);
        };
    }

    private static String heap() {
        for (int i = 0; i < 2; i++) {
            System.gc();
        }
        return Long.toString(
                Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
    }
}
