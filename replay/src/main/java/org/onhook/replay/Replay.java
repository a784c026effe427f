package org.onhook.replay;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.onhook.api.tracking.AttributionInForce;
import org.onhook.api.tracking.CallChange;
import org.onhook.tracking.attribution.Attributor;
import org.onhook.tracking.attribution.Policies;
import org.onhook.tracking.attribution.PolicySet;

/** Replays recordings by the policies that are there. The same recording and policies give the same output. */
public final class Replay {

    private final Policies policies;
    private final LongSupplier installation;

    /** @param installation the number that tells the CallUUIDs of an installation, asked for when events are written */
    public Replay(Policies policies, LongSupplier installation) {
        this.policies = policies;
        this.installation = installation;
    }

    /**
     * Replays.
     *
     * @param out takes the releases, or the differences, and a summary
     * @param err takes a line for each thing that makes the replay less than exact
     * @throws Refused if it cannot be done
     */
    public void run(ReplayRequest request, PrintStream out, PrintStream err) {
        check(request);
        Messages messages = new Messages(err);
        try {
            if (request.diff()) {
                compare(request, out, messages);
            } else {
                decide(request, out, messages);
            }
        } catch (UncheckedIOException e) {
            throw new Refused("cannot write: " + e.getCause());
        } catch (IOException e) {
            throw new Refused("cannot read or write: " + e);
        }
        out.flush();
        messages.end();
    }

    private void check(ReplayRequest request) {
        for (Path file : request.files()) {
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                throw new Refused("cannot read the file " + file);
            }
        }
        List<String> missing = policies.missing(request.policies());
        if (!missing.isEmpty()) {
            throw new Refused("no such policy: " + String.join(", ", missing) + "; there are "
                    + String.join(", ", policies.names()));
        }
        if (request.diff() && request.policies().isEmpty()) {
            throw new Refused("a difference needs two: name the policies to hold against those that were recorded");
        }
        if (request.diff() && request.events().isPresent()) {
            throw new Refused("events are written of one replay: without a difference");
        }
    }

    private void decide(ReplayRequest request, PrintStream out, Messages messages) throws IOException {
        ReleaseLines releases = new ReleaseLines(out);
        try (EventLines events = request.events()
                .map(file -> new EventLines(file, installation.getAsLong()))
                .orElse(null)) {
            Output output = events == null ? releases : new Both(releases, events);
            Recordings recordings =
                    new Recordings(new Chosen(messages, request.policies(), List.of()), output, null, messages);
            recordings.read(request.files());
            out.println(releases.printed() + " releases of " + recordings.summary());
        }
    }

    private void compare(ReplayRequest request, PrintStream out, Messages messages) throws IOException {
        DifferenceLines differences = new DifferenceLines(out);
        Recordings recordings = new Recordings(
                new Chosen(messages, List.of(), request.policies()), new Nowhere(), differences, messages);
        recordings.read(request.files());
        out.println(differences.summary() + "; " + recordings.summary());
    }

    /** Decides by some policies, or by the recorded ones where none are named. */
    private final class Chosen implements ReplayedSwitch.Deciding {

        private final Messages messages;
        private final Optional<Attributor> instead;
        private final Optional<Attributor> beside;
        private final Set<String> missing = new HashSet<>();

        Chosen(Messages messages, List<String> instead, List<String> beside) {
            this.messages = messages;
            this.instead = attributor(instead);
            this.beside = attributor(beside);
        }

        private Optional<Attributor> attributor(List<String> names) {
            return names.isEmpty() ? Optional.empty() : Optional.of(new Attributor(policies.inOrder(names)));
        }

        @Override
        public Attributor inPlaceOf(AttributionInForce recorded) {
            return instead.orElseGet(() -> recorded(recorded.policies()));
        }

        private Attributor recorded(List<String> names) {
            for (String name : policies.missing(names)) {
                if (missing.add(name)) {
                    messages.say(
                            "policy " + name + " decided here, and is not there; answers may differ from those then");
                }
            }
            return attributor(names).orElseGet(() -> new Attributor(new PolicySet(List.of())));
        }

        @Override
        public Optional<Attributor> shadow() {
            return beside;
        }
    }

    private record Both(Output one, Output other) implements Output {
        @Override
        public void told(String switchName, CallChange change) {
            one.told(switchName, change);
            other.told(switchName, change);
        }

        @Override
        public void cut(String switchName) {
            one.cut(switchName);
            other.cut(switchName);
        }
    }

    private record Nowhere() implements Output {
        @Override
        public void told(String switchName, CallChange change) {
            // Only how releases compare is of interest.
        }

        @Override
        public void cut(String switchName) {
            // Nothing was told.
        }
    }
}
