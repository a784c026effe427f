package org.onhook.replay;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is to be replayed, and how.
 *
 * @param files the files of a recording in their order, or of several
 * @param policies the names of the policies that decide, in order; empty for those that decided when it was recorded
 * @param diff whether to print only the releases that {@code policies} answer otherwise than those that decided then
 * @param events where to write the events
 */
public record ReplayRequest(List<Path> files, List<String> policies, boolean diff, Optional<Path> events) {

    public ReplayRequest {
        files = List.copyOf(files);
        policies = List.copyOf(policies);
    }
}
