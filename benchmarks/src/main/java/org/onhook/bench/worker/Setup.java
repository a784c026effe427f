package org.onhook.bench.worker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a subject is started with.
 *
 * @param home a folder of its own
 * @param profile that of the switches
 * @param monitors the devices to monitor, as a connector's configuration has them
 * @param ports of the switches on the loopback address, one a link
 */
public record Setup(Path home, String profile, String monitors, List<Integer> ports) {

    public Setup {
        ports = List.copyOf(ports);
    }

    /** The file of events in a home. */
    public static Path events(Path home) {
        return home.resolve("data/events.jsonl");
    }

    /** The name of the switch of one link. */
    public static String switchName(int link) {
        return "bench-" + link;
    }

    Path events() {
        return events(home);
    }

    /** Where there can be one link only. */
    int port() {
        return ports.get(0);
    }

    /** As arguments of a command. */
    public List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of(home.toString(), profile, monitors));
        ports.forEach(port -> arguments.add(port.toString()));
        return arguments;
    }

    static Setup of(List<String> arguments) {
        return new Setup(
                Path.of(arguments.get(0)),
                arguments.get(1),
                arguments.get(2),
                arguments.stream().skip(3).map(Integer::valueOf).toList());
    }
}
