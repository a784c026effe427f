package org.onhook.it.container;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.frameworkStartLevel;
import static org.ops4j.pax.exam.CoreOptions.junitBundles;
import static org.ops4j.pax.exam.CoreOptions.systemPackage;
import static org.ops4j.pax.exam.CoreOptions.workingDirectory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ops4j.pax.exam.Option;

/** The container as the distribution has it, on a home of its own. */
final class Provisioning {

    private static final int SHELL = 40;

    /** Packages of what is no bundle, or need not be: tests in the container see them on the class path. */
    private static final List<String> CLASS_PATH = List.of(
            "org.assertj.core.api",
            "org.assertj.core.api.iterable",
            "org.onhook.simulator",
            "org.onhook.simulator.story",
            "org.onhook.simulator.switching",
            "org.onhook.simulator.traffic",
            "org.onhook.simulator.truth");

    private Provisioning() {}

    /** Starts the bundles of the distribution, on a new home with an empty {@code etc}. */
    static Option distribution(String test) {
        Path target = Path.of(System.getProperty("onhook.target"));
        Path home = newHome(target.resolve("homes"), test);
        List<Option> options = new ArrayList<>();
        bundles().forEach(options::add);
        CLASS_PATH.forEach(name -> options.add(systemPackage(name)));
        options.add(frameworkProperty("onhook.home").value(home.toString()));
        options.add(
                frameworkProperty("felix.fileinstall.dir").value(home.resolve("etc") + "," + home.resolve("deploy")));
        options.add(frameworkProperty("felix.fileinstall.filter").value(".*\\.(cfg|jar)"));
        options.add(frameworkProperty("felix.fileinstall.poll").value("500"));
        options.add(frameworkProperty("felix.fileinstall.noInitialDelay").value("true"));
        options.add(frameworkProperty("felix.fileinstall.enableConfigSave").value("false"));
        options.add(frameworkProperty("org.apache.felix.http.require.config").value("true"));
        options.add(frameworkProperty("onhook.http.port").value("0"));
        options.add(frameworkProperty("org.ops4j.pax.logging.DefaultServiceLog.level")
                .value("ERROR"));
        options.add(workingDirectory(target.resolve("paxexam").toString()));
        options.add(frameworkStartLevel(SHELL - 1));
        options.add(junitBundles());
        return composite(options.toArray(new Option[0]));
    }

    private static Stream<Option> bundles() {
        List<Option> options = new ArrayList<>();
        for (Path level : list(Path.of(System.getProperty("onhook.dist")).resolve("system"))) {
            int number = Integer.parseInt(level.getFileName().toString());
            if (number < SHELL) {
                list(level)
                        .forEach(jar -> options.add(bundle(jar.toUri().toString())
                                .startLevel(number)
                                .start()));
            }
        }
        return options.stream();
    }

    private static Path newHome(Path homes, String test) {
        try {
            Files.createDirectories(homes);
            Path home = Files.createTempDirectory(homes, test);
            Files.createDirectories(home.resolve("etc"));
            Files.createDirectories(home.resolve("deploy"));
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
