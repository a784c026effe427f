package org.onhook.bench.traffic;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.onhook.bench.load.CstaDialogue;
import org.onhook.bench.load.Dialogue;
import org.onhook.simulator.switching.SwitchBehaviour;
import org.onhook.simulator.truth.Finding;
import org.onhook.simulator.truth.Invariants;
import org.onhook.simulator.truth.Score;
import org.onhook.simulator.truth.Scorer;
import org.onhook.simulator.truth.Truth;

/** CSTA frames of random traffic, one after the other. */
public final class CstaRecording implements Recording {

    private final SwitchBehaviour behaviour;
    private final Set<String> monitored;
    private final Reel reel;
    private final SortedMap<Integer, String> begun;
    private final List<Truth> truths;

    /** @param begun the identifiers of the calls that events are the first to mention, by the number of the event */
    CstaRecording(
            SwitchBehaviour behaviour,
            Set<String> monitored,
            Reel reel,
            SortedMap<Integer, String> begun,
            List<Truth> truths) {
        this.behaviour = behaviour;
        this.monitored = new TreeSet<>(monitored);
        this.reel = reel;
        this.begun = new TreeMap<>(begun);
        this.truths = List.copyOf(truths);
    }

    @Override
    public Reel reel() {
        return reel;
    }

    /** The numbers of the events that are the first to mention a call, and no other. */
    public Set<Integer> beginnings() {
        return Collections.unmodifiableSet(begun.keySet());
    }

    /** The identifier of the call that begins with an event. */
    public String callBegunBy(int event, int pass) {
        return reel.inPass(begun.get(event), pass);
    }

    @Override
    public Dialogue dialogue(boolean monitors) {
        return new CstaDialogue(behaviour.namespace(), monitors ? monitored.size() : 0);
    }

    @Override
    public String profile() {
        return behaviour.name();
    }

    /** All devices that have events. The cross reference of a monitor is the device's number. */
    @Override
    public Set<String> monitored() {
        return monitored;
    }

    @Override
    public Checked check(Path events, String switchName, int pass) throws IOException {
        Scorer scorer = new Scorer();
        Invariants invariants = new Invariants();
        String anySource = "\"source\":\"/onhook/switch/";
        String source = anySource + switchName + "\"";
        try (BufferedReader lines = Files.newBufferedReader(events)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.contains(anySource) && !line.contains(source)) {
                    continue;
                }
                try {
                    scorer.event(line);
                    invariants.event(line);
                } catch (IOException | RuntimeException e) {
                    throw new IOException(events + ": no event: '" + line + "'", e);
                }
            }
        }
        truths.forEach(truth -> scorer.truth(inPass(truth, pass)));
        Score score = scorer.score();
        List<String> wrong = Stream.concat(
                        score.findings().stream().map(Finding::text), invariants.violationsAtTheEnd().stream())
                .toList();
        return new Checked(
                score.releasingParty().right(), score.releasingParty().unknown(), wrong);
    }

    private Truth inPass(Truth truth, int pass) {
        return new Truth(
                truth.story(),
                truth.variant(),
                truth.profile(),
                truth.callIds().stream().map(id -> reel.inPass(id, pass)).toList(),
                truth.begin(),
                truth.glare(),
                truth.linkLost(),
                truth.tolerant(),
                truth.parties(),
                truth.ctrlParty(),
                truth.joinedBy(),
                truth.leaves(),
                truth.busy());
    }
}
