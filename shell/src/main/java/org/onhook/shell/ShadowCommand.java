package org.onhook.shell;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.onhook.api.shadow.Difference;
import org.onhook.api.shadow.ShadowReport;
import org.onhook.api.tracking.PartyInfo;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code onhook:shadow}: the releases that the shadow policies attribute otherwise. */
@Component(
        service = ShadowCommand.class,
        property = {"osgi.command.scope=onhook", "osgi.command.function=shadow"})
public final class ShadowCommand {

    private static final int DEFAULT_LIMIT = 10;

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    private volatile ShadowReport report;

    /** What was counted, and the latest releases with another answer, newest first, with both and their evidence. */
    public String shadow() {
        return shadow(DEFAULT_LIMIT);
    }

    /** As {@link #shadow()}, at most {@code limit} of them. */
    public String shadow(int limit) {
        ShadowReport known = report;
        if (known == null) {
            return "call tracking is not running";
        }
        if (known.policies().isEmpty()) {
            return "no shadow policies are configured (onhook.attribution, key shadow-policies)";
        }
        ShadowReport.Counts counts = known.counts();
        List<Difference> latest = known.latest(Difference.Kind.ANSWER, limit);
        String head = String.format(
                "shadow policies %s: %d releases compared, %d with another answer, %d for another reason only; %d calls"
                        + " not comparable",
                String.join(", ", known.policies()),
                counts.releases(),
                counts.answers(),
                counts.reasons(),
                counts.unpaired());
        return latest.isEmpty()
                ? head
                : head + "\n" + latest.stream().map(ShadowCommand::text).collect(Collectors.joining("\n"));
    }

    private static String text(Difference difference) {
        return Times.local(difference.micros())
                + "  " + difference.switchName()
                + "  " + HexFormat.of().toHexDigits(difference.call().ref())
                + "  " + difference.released().stream().map(PartyInfo::device).collect(Collectors.joining(", "))
                + "\n    now: " + AttributionText.of(difference.active()).text()
                + "\n    shadow: " + AttributionText.of(difference.shadow()).text();
    }
}
