package org.onhook.it.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.ClearPattern;
import org.onhook.api.call.ConferenceEnding;
import org.onhook.api.call.ConnectionId;
import org.onhook.api.call.ReleasingDeviceReading;
import org.onhook.api.call.SwitchTraits;
import org.onhook.api.request.TError;
import org.onhook.api.request.TRequest;
import org.onhook.api.request.TRequestType;
import org.onhook.it.stories.VirtualConnector;

/**
 * Plays a story that is written line by line: see {@link Line}. Besides, {@code +N} lets N milliseconds pass, and
 * {@code link down}, {@code link up}, {@code messages lost} and {@code monitor A} are what they say. A client's request is
 * {@code request REFERENCE NAME DN CALL}, perhaps with another DN or a second call, and its answer {@code confirmed REFERENCE} or
 * {@code refused REFERENCE}. The letters A to F are
 * the extensions 2001 to 2006, Q and R the queues 3001 and 3002, X a number outside.
 */
final class Play {

    static final SwitchTraits AUTO = SwitchTraits.UNKNOWN;
    static final SwitchTraits RELEASER = reading(ReleasingDeviceReading.RELEASER);
    static final SwitchTraits DROPPED = reading(ReleasingDeviceReading.DROPPED);
    static final SwitchTraits SELF = reading(ReleasingDeviceReading.SELF);

    private static final Map<String, String> CAST = Map.of(
            "A",
            "2001",
            "B",
            "2002",
            "C",
            "2003",
            "D",
            "2004",
            "E",
            "2005",
            "F",
            "2006",
            "Q",
            "3001",
            "R",
            "3002",
            "X",
            "004989555123");
    private static final Pattern ROLE = Pattern.compile("(?<![A-Za-z0-9])[A-FQRX](?![A-Za-z0-9])");

    private final SwitchTraits traits;
    private final Set<String> monitored;
    private Dialect dialect = Dialect.PLAIN;

    private Play(SwitchTraits traits, String monitored) {
        this.traits = traits;
        this.monitored = new LinkedHashSet<>(List.of(cast(monitored).split(" ")));
    }

    static Play on(SwitchTraits traits, String monitored) {
        return new Play(traits, monitored);
    }

    static SwitchTraits reading(ReleasingDeviceReading reading) {
        return new SwitchTraits("test", java.util.Optional.of(reading), ClearPattern.UNKNOWN, ConferenceEnding.UNKNOWN);
    }

    static SwitchTraits sending(SwitchTraits traits, ClearPattern clears) {
        return new SwitchTraits(traits.profile(), traits.reading(), clears, traits.conferenceEnding());
    }

    static SwitchTraits ending(SwitchTraits traits, ConferenceEnding ending) {
        return new SwitchTraits(traits.profile(), traits.reading(), traits.clears(), ending);
    }

    static String cast(String text) {
        return ROLE.matcher(text).replaceAll(match -> CAST.get(match.group()));
    }

    Play speaking(Dialect other) {
        dialect = other;
        return this;
    }

    /** Plays the lines; those on monitors that there are not in this play are left out. */
    Outcome of(String story) {
        try {
            Path home = Files.createTempDirectory("play");
            try {
                return in(home, story);
            } finally {
                delete(home);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Outcome in(Path home, String story) throws IOException, InterruptedException {
        try (VirtualConnector connector = new VirtualConnector(home, new TreeSet<>(monitored), traits)) {
            Xml xml = new Xml(dialect);
            cast(story)
                    .lines()
                    .map(String::trim)
                    .filter(line -> !line.isEmpty())
                    .forEach(line -> step(connector, xml, line));
            connector.passTo(connector.millis() + 3_000);
            int left = connector.callsInProgress();
            return new Outcome(story, Told.of(connector.finish()), left, monitored);
        }
    }

    private static void delete(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void step(VirtualConnector connector, Xml xml, String line) {
        long now = connector.micros();
        if (line.startsWith("+")) {
            connector.passTo(connector.millis() + Long.parseLong(line.substring(1)));
        } else if (line.equals("link down")) {
            connector.accept(new CallEvent.LinkDown(now, "cut"));
        } else if (line.equals("link up")) {
            connector.accept(new CallEvent.LinkUp(now));
        } else if (line.equals("messages lost")) {
            connector.accept(new CallEvent.MessagesLost(now));
        } else if (line.startsWith("monitor ")) {
            monitor(connector, line.substring(8));
        } else if (line.startsWith("request ")) {
            connector.accept(request(connector, line.split(" ")));
        } else if (line.startsWith("confirmed ")) {
            connector.accept(
                    new CallEvent.RequestConfirmed(now, Long.parseLong(line.substring(10)), ConnectionId.NONE));
        } else if (line.startsWith("refused ")) {
            connector.accept(new CallEvent.RequestFailed(
                    now,
                    Long.parseLong(line.substring(8)),
                    TError.INVALID_CONN_ID,
                    "stateIncompatibility noConnectionToClear"));
        } else if (line.startsWith("unmonitor ")) {
            connector.accept(new CallEvent.MonitorStopped(now, line.substring(10), "test"));
        } else {
            send(connector, xml, Line.of(line));
        }
    }

    private static CallEvent request(VirtualConnector connector, String[] words) {
        TRequestType type = TRequestType.named(words[2]).orElseThrow();
        String more = words.length > 5 ? words[5] : "";
        return new CallEvent.RequestMade(
                connector.micros(),
                Long.parseLong(words[1]),
                new TRequest(
                        type,
                        words[3],
                        connector.connId(words[4]),
                        type.isOnTwoCalls() ? connector.connId(more) : 0,
                        type.namesOther() ? more : ""));
    }

    private void monitor(VirtualConnector connector, String dn) {
        if (monitored.contains(dn)) {
            connector.accept(new CallEvent.MonitorStarted(connector.micros(), dn));
        }
    }

    private void send(VirtualConnector connector, Xml xml, Line line) {
        if (monitored.contains(line.monitor())) {
            connector.receive(line.monitor(), xml.frame(line));
        }
    }
}
