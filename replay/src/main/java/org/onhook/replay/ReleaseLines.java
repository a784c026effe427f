package org.onhook.replay;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.onhook.api.release.Attribution;
import org.onhook.api.tracking.CallChange;
import org.onhook.api.tracking.CallInfo;
import org.onhook.api.tracking.PartyInfo;

/** Prints a line a release: the legs of a call that left one after the other by the same decision. */
final class ReleaseLines implements Output {

    private record Release(long micros, CallInfo call, Attribution attribution, List<PartyInfo> released) {}

    private final PrintStream out;
    private final Map<String, Map<Long, Release>> current = new LinkedHashMap<>();
    private long printed;

    ReleaseLines(PrintStream out) {
        this.out = out;
        out.println(ReleaseText.headings());
    }

    long printed() {
        return printed;
    }

    @Override
    public void told(String switchName, CallChange change) {
        if (change instanceof CallChange.PartyLeft left && left.ending().isRelease()) {
            Map<Long, Release> releases = current.computeIfAbsent(switchName, name -> new LinkedHashMap<>());
            Release release = releases.get(left.call().ref());
            if (release == null || !release.attribution().equals(left.attribution())) {
                print(switchName, release);
                release = new Release(left.micros(), left.call(), left.attribution(), new ArrayList<>());
                releases.put(left.call().ref(), release);
            }
            release.released().add(left.party());
        } else if (change instanceof CallChange.CallEnded ended) {
            end(switchName, ended.call());
        } else if (change instanceof CallChange.CallMerged merged) {
            end(switchName, merged.call());
        }
    }

    private void end(String switchName, CallInfo call) {
        Map<Long, Release> releases = current.get(switchName);
        if (releases != null) {
            print(switchName, releases.remove(call.ref()));
        }
    }

    @Override
    public void cut(String switchName) {
        Map<Long, Release> releases = current.remove(switchName);
        if (releases != null) {
            releases.values().forEach(release -> print(switchName, release));
        }
    }

    private void print(String switchName, Release release) {
        if (release != null) {
            printed++;
            out.println(ReleaseText.line(
                    switchName, release.micros(), release.call(), release.released(), release.attribution()));
        }
    }
}
