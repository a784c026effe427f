package org.onhook.bench.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.onhook.launcher.Main;

/** The connector as it is distributed: the launcher, and in its Felix all bundles. */
final class InFelix {

    private InFelix() {}

    static void start(Setup setup) throws IOException {
        String link = Setup.switchName(0);
        Path etc = Files.createDirectories(setup.home().resolve("etc"));
        Files.write(
                etc.resolve("onhook.csta.link~" + link + ".cfg"),
                List.of(
                        "host = 127.0.0.1",
                        "port = " + setup.port(),
                        "profile = " + setup.profile(),
                        "monitors = " + setup.monitors(),
                        "internal-numbers = 2xxx, 5xxx"));
        Files.write(etc.resolve("onhook.sink.jsonl~main.cfg"), List.of("path = data/events.jsonl"));
        Files.write(etc.resolve("onhook.http.cfg"), List.of("port = 0"));
        String[] arguments = {"run", "--home", setup.home().toString()};
        Thread launcher = new Thread(() -> Main.main(arguments), "launcher");
        launcher.setDaemon(true);
        launcher.start();
    }
}
