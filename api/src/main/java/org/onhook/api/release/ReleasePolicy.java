package org.onhook.api.release;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One rule that says who released. A policy is an OSGi service; registering one adds it to the decision, unregistering
 * removes it, and a release is decided wholly under the set it began with. The policies that
 * {@code onhook.attribution} names in {@code policies} are asked in that order; where it names none, all of them, by service
 * ranking. The first that does not abstain decides. Of several with one name, the one with the highest ranking counts.
 *
 * <p>A policy is a pure function: the same release gives the same verdict. It is called on the lane and must not block. One
 * that throws counts as abstaining, and is reported.
 */
@ConsumerType
public interface ReleasePolicy {

    /** The policy's name, which is published as the rule that decided. */
    String name();

    /** What the policy's verdict rests on. */
    Basis basis();

    /** Names the initiator, or abstains. */
    Optional<Verdict> judge(Release release);

    /** What a verdict rests on; it matters while it is not known how a switch uses {@code releasingDevice}. */
    enum Basis {
        /** A statement that means the same on every switch: a confirmed request, a cause, a failure. */
        STATEMENT,
        /** The value of {@code releasingDevice}, under the reading of the release. */
        VALUE,
        /** The course of the call: the order of clears, states left behind. */
        COURSE
    }
}
