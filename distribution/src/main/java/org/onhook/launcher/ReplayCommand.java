package org.onhook.launcher;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code onhook replay}: decides a recording again. It does so in a container with the policies of a home, its deployed ones
 * included, beside the connector that may be running there.
 */
@Command(
        name = "replay",
        description = "Decides a recording again, by the policies that decided then or by others.",
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "The files of a recording, in their order: those that were put aside first.")
    private List<Path> files;

    @Option(
            names = "--policies",
            paramLabel = "LIST",
            split = ",",
            description =
                    "The names of the policies that decide, separated by commas. Default: those that decided then.")
    private List<String> policies = List.of();

    @Option(
            names = "--diff",
            description = "Prints only the releases that --policies answers otherwise than those that decided then.")
    private boolean diff;

    @Option(names = "--events", paramLabel = "OUT", description = "Writes the events, as a JSON Lines sink does.")
    private Path events;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = "onhook-home",
            description = "Whose deployed policies are used; nothing is written there. Default: ${DEFAULT-VALUE}")
    private Path home;

    @Override
    public Integer call() throws IOException {
        // Whatever else is printed in this process goes beside the releases.
        System.setOut(System.err);
        Path scratch = Files.createTempDirectory("onhook-replay");
        try (PrintStream out = new PrintStream(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)), false, StandardCharsets.UTF_8)) {
            replay(out, scratch);
        } finally {
            delete(scratch);
        }
        return 0;
    }

    private void replay(PrintStream out, Path scratch) {
        Home at = new Home(home);
        System.setProperty("onhook.home", at.dir().toString());
        try {
            Container container = Container.startCore(Installation.current(), at, scratch);
            try {
                report(container);
                replayer(container.context()).accept(request(out));
            } catch (IllegalArgumentException e) {
                throw new Refused(e.getMessage());
            } finally {
                container.stop();
            }
        } catch (BundleException e) {
            throw new Refused("the container does not start: " + e);
        }
    }

    private static void report(Container container) {
        List<String> inactive = container.inactive();
        if (!inactive.isEmpty()) {
            throw new Refused("bundles that do not start: " + String.join(", ", inactive));
        }
        for (String name : container.inactiveDeployed()) {
            System.err.println("the deployed bundle " + name + " does not start; its policies are not there");
        }
    }

    private Map<String, Object> request(PrintStream out) {
        Map<String, Object> request = new HashMap<>();
        request.put("files", files);
        request.put(
                "policies",
                policies.stream()
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList());
        request.put("diff", diff);
        request.put("events", events);
        request.put("out", out);
        request.put("err", System.err);
        return request;
    }

    /** The bundle that replays shares no classes with the launcher. */
    @SuppressWarnings("unchecked")
    private static Consumer<Map<String, Object>> replayer(BundleContext context) {
        try {
            ServiceReference<?>[] found =
                    context.getServiceReferences(Consumer.class.getName(), "(onhook.command=replay)");
            if (found == null) {
                throw new Refused("not a complete installation: nothing replays");
            }
            return (Consumer<Map<String, Object>>) context.getService(found[0]);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
