package org.onhook.bench.parts;

import java.util.EnumSet;
import java.util.Set;
import org.onhook.api.call.ReleasingDeviceReading;
import org.onhook.api.release.Attribution;
import org.onhook.api.release.Release;
import org.onhook.tracking.attribution.Attributor;
import org.onhook.tracking.attribution.PolicySet;
import org.onhook.tracking.policy.BuiltInPolicies;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The built-in policies, asked about a release. */
@State(Scope.Thread)
public class Deciding {

    private final Attributor attributor = new Attributor(new PolicySet(BuiltInPolicies.inOrder()));
    private final Set<ReleasingDeviceReading> unread = EnumSet.allOf(ReleasingDeviceReading.class);
    private Cycle<Release> releases;

    @Setup
    public void setUp() {
        releases = new Cycle<>(Material.make().releases());
    }

    /** It is known how the switch uses {@code releasingDevice}. */
    @Benchmark
    public Attribution decide() {
        Release release = releases.next();
        return attributor.attribute(release, release.reading().map(Set::of).orElse(unread));
    }

    /** It is not known yet: all readings must lead to one answer. */
    @Benchmark
    public Attribution decideUnderAllReadings() {
        return attributor.attribute(releases.next(), unread);
    }
}
