package org.onhook.shell;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import org.onhook.api.tlib.ReleaseHistory;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code onhook:releases}: the latest releases, newest first. */
@Component(
        service = ReleasesCommand.class,
        property = {"osgi.command.scope=onhook", "osgi.command.function=releases"})
public final class ReleasesCommand {

    private static final int DEFAULT_LIMIT = 20;

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    private volatile ReleaseHistory history;

    /** A table with a line a DN that left a call. */
    public String releases() {
        return releases(DEFAULT_LIMIT);
    }

    /** As {@link #releases()}, at most {@code limit} of them. */
    public String releases(int limit) {
        ReleaseHistory known = history;
        if (known == null) {
            return "nothing publishes events";
        }
        Table table = new Table(
                "TIME",
                "SWITCH",
                "CONNID",
                "DN",
                "OTHER",
                "EVENT",
                "RELEASING-PARTY",
                "INITIATOR",
                "RULE",
                "CONFIDENCE");
        known.latest().limit(Math.max(0, limit)).map(EventText::new).forEach(event -> {
            AttributionText why = event.attribution();
            table.row(
                    event.time(),
                    event.switchName(),
                    event.attribute("ConnID"),
                    event.dn(),
                    event.attribute("OtherDN"),
                    event.attribute("Event"),
                    event.releasingParty(),
                    why.initiator(),
                    why.rule(),
                    why.confidence());
        });
        return table.text("no releases yet");
    }
}
