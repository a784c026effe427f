package org.onhook.tracking.policy;

import java.util.Optional;
import org.onhook.api.release.Initiator;
import org.onhook.api.release.Release;
import org.onhook.api.release.ReleasePolicy;
import org.onhook.api.release.Verdict;

/**
 * Legs of a conference that clear right after its controller left: the controller ended it for all where the switch is known to do so,
 * otherwise it cannot be told (item 4, conference; story 16).
 */
public final class ConferenceController implements ReleasePolicy {

    @Override
    public String name() {
        return "conference-controller";
    }

    @Override
    public Basis basis() {
        return Basis.COURSE;
    }

    @Override
    public Optional<Verdict> judge(Release release) {
        if (!release.conference() || !release.closelyFollowed()) {
            return Optional.empty();
        }
        return switch (release.conferenceEnding()) {
            case ENDS_WITH_CONTROLLER ->
                release.controllerLeft()
                        .map(controller -> Verdict.certain(
                                new Initiator.Party(controller.ref(), controller.reportedNumber()),
                                "the conference ended with its controller"))
                        .or(
                                () -> Optional.of(
                                        Verdict.unknown(
                                                "the conference may have ended with its controller, which left at about the same time")));
            case UNKNOWN ->
                Optional.of(Verdict.unknown(
                        "it left right after another one, and the switch may have ended the conference"));
            case OUTLIVES_CONTROLLER -> Optional.empty();
        };
    }
}
