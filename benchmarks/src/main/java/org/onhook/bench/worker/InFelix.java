package org.onhook.bench.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.onhook.launcher.Main;

/** The connector as it is distributed: the launcher, and in its Felix all bundles. */
final class InFelix {

    private InFelix() {}

    static void start(Path home, int port, String profile, String monitors) throws IOException {
        Path etc = Files.createDirectories(home.resolve("etc"));
        Files.write(
                etc.resolve("onhook.csta.link~bench.cfg"),
                List.of(
                        "host = 127.0.0.1",
                        "port = " + port,
                        "profile = " + profile,
                        "monitors = " + monitors,
                        "internal-numbers = 2xxx, 5xxx"));
        Files.write(etc.resolve("onhook.sink.jsonl~main.cfg"), List.of("path = data/events.jsonl"));
        Files.write(etc.resolve("onhook.http.cfg"), List.of("port = 0"));
        Thread launcher = new Thread(() -> Main.main(new String[] {"run", "--home", home.toString()}), "launcher");
        launcher.setDaemon(true);
        launcher.start();
    }
}
