package org.onhook.csta.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WireFuzzSeedsTest {

    @Test
    void everySeedAndEveryInputThatOnceFailedPasses() throws IOException {
        List<Path> inputs;
        try (Stream<Path> files = Files.list(Path.of("src/test/fuzz/seeds"))) {
            inputs = files.toList();
        }
        assertThat(inputs).isNotEmpty();
        for (Path input : inputs) {
            WireFuzzTarget.fuzzerTestOneInput(Files.readAllBytes(input));
        }
    }
}
