package org.onhook.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The connector as it is distributed. */
final class Distribution {

    private static final Path ROOT = Path.of(System.getProperty("onhook.dist"));
    private static final String HTTP = "org.onhook.http.jar";

    private Distribution() {}

    /** What its launcher has on its class path. */
    static String classPath() {
        return classPath(ROOT);
    }

    /** Likewise, of a copy without the HTTP interface, which is a sink too. */
    static String classPathWithoutHttp(Path copy) throws IOException {
        try (Stream<Path> paths = Files.walk(ROOT)) {
            List<Path> wanted = paths.filter(path -> !path.endsWith(HTTP)).toList();
            for (Path path : wanted) {
                Files.copy(path, copy.resolve(ROOT.relativize(path).toString()));
            }
        }
        return classPath(copy);
    }

    private static String classPath(Path root) {
        return root.resolve("lib") + "/*";
    }
}
