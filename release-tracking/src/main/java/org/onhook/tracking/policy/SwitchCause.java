package org.onhook.tracking.policy;

import java.util.Optional;
import org.onhook.api.call.Cause;
import org.onhook.api.release.Initiator;
import org.onhook.api.release.Release;
import org.onhook.api.release.Release.Clear;
import org.onhook.api.release.Release.Failure;
import org.onhook.api.release.ReleasePolicy;
import org.onhook.api.release.Verdict;
import org.onhook.tracking.attribution.CauseClass;

/**
 * A timer, a lack of resources, a network fault or maintenance released the leg: no person did (item 2).
 */
public final class SwitchCause implements ReleasePolicy {

    @Override
    public String name() {
        return "switch-cause";
    }

    @Override
    public Basis basis() {
        return Basis.STATEMENT;
    }

    @Override
    public Optional<Verdict> judge(Release release) {
        Cause cause =
                switch (release.trigger()) {
                    case FAILED_WHILE_ALERTING, OTHER_LEFT_ON_TONE ->
                        release.failure().map(Failure::cause).orElse(Cause.NONE);
                    case CLEARED, CALL_CLEARED ->
                        release.firstClear().map(Clear::cause).orElse(Cause.NONE);
                };
        return CauseClass.of(cause.code()) == CauseClass.SWITCH
                ? Optional.of(Verdict.certain(Initiator.SWITCH, "cause " + cause.raw() + " excludes a person"))
                : Optional.empty();
    }
}
