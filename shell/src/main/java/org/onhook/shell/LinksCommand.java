package org.onhook.shell;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.onhook.api.driver.LinkStatus;
import org.onhook.api.driver.SwitchLink;
import org.onhook.api.tracking.CallDirectory;
import org.onhook.api.tracking.CallDirectory.LinkReading;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code onhook:links}: the links, how they are, and how {@code releasingDevice} is read on each. */
@Component(
        service = LinksCommand.class,
        property = {"osgi.command.scope=onhook", "osgi.command.function=links"})
public final class LinksCommand {

    @Reference(policy = DYNAMIC, policyOption = GREEDY)
    private volatile List<SwitchLink> links = List.of();

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    private volatile CallDirectory directory;

    /** A table with a line a link. */
    public String links() {
        CallDirectory known = directory;
        List<LinkReading> readings = known == null ? List.of() : known.readings();
        Table table = new Table(
                "LINK",
                "SWITCH",
                "STATE",
                "SINCE",
                "PROFILE",
                "MONITORS",
                "RELEASING-DEVICE",
                "CONTRADICTED",
                "DETAIL");
        links.stream().sorted(Comparator.comparing(SwitchLink::name)).forEach(link -> add(table, link, readings));
        return table.text("no links are configured");
    }

    private static void add(Table table, SwitchLink link, List<LinkReading> readings) {
        LinkStatus status = link.status();
        LinkReading reading = readings.stream()
                .filter(candidate -> candidate.link().equals(link.name()))
                .findFirst()
                .orElse(null);
        table.row(
                link.name(),
                link.switchName(),
                status.state(),
                Times.local(status.since()),
                status.profile(),
                status.monitorsRunning() + "/" + status.monitorsWanted(),
                reading == null ? Table.ABSENT : text(reading),
                reading == null ? Table.ABSENT : reading.contradictions(),
                status.detail());
    }

    private static String text(LinkReading reading) {
        String possible = reading.possible().stream()
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" or "));
        if (reading.configured()) {
            return possible + " (configured)";
        }
        return possible + (reading.possible().size() == 1 ? " (learned)" : " (open)");
    }
}
