package org.onhook.http.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.onhook.api.driver.LinkStatus;
import org.onhook.api.driver.SwitchLink;
import org.onhook.api.tlib.DeliveryStatus;
import org.onhook.api.tlib.DeliveryStatus.OutboxView;
import org.onhook.api.tlib.DeliveryStatus.SinkView;

/** Judges how well the connector is, part by part. */
public final class Health {

    private static final int CROWDED_PERCENT = 50;

    private final ConnectorServices services;

    public Health(ConnectorServices services) {
        this.services = services;
    }

    /** All parts, as they are now. */
    public List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        List<SwitchLink> links = services.links();
        if (links.isEmpty()) {
            checks.add(new Check("link", "", Status.WARN, "no link is configured"));
        }
        links.forEach(link -> checks.add(link(link, links)));
        if (services.calls().isEmpty()) {
            checks.add(new Check("tracking", "", Status.CRITICAL, "nothing follows calls"));
        }
        Optional<DeliveryStatus> delivery = services.delivery();
        if (delivery.isEmpty()) {
            checks.add(new Check("events", "", Status.CRITICAL, "nothing publishes events"));
        } else {
            add(delivery.get(), checks);
        }
        return checks;
    }

    /** How well the whole is: as well as the part that is least so. */
    public static Status overall(List<Check> checks) {
        return checks.stream().map(Check::status).max(Status::compareTo).orElse(Status.OK);
    }

    private static Check link(SwitchLink link, List<SwitchLink> all) {
        LinkStatus status = link.status();
        boolean up = status.state() == LinkStatus.State.UP;
        if (up && status.monitorsRunning() < status.monitorsWanted()) {
            String cause = status.monitorsRunning() + " of " + status.monitorsWanted() + " monitors run";
            return new Check("link", link.name(), Status.WARN, cause);
        }
        String cause = status.state().name().toLowerCase(Locale.ROOT)
                + (status.detail().isEmpty() ? "" : ": " + status.detail());
        return new Check("link", link.name(), up ? Status.OK : severity(link, status, all), cause);
    }

    /** A link that is on its way, or whose switch is served by another one, is no failure yet. */
    private static Status severity(SwitchLink link, LinkStatus status, List<SwitchLink> all) {
        boolean underWay = status.state() == LinkStatus.State.STARTING || status.state() == LinkStatus.State.SUSPENDED;
        boolean served = all.stream()
                .filter(other -> other.switchName().equals(link.switchName()))
                .anyMatch(other -> other.status().state() == LinkStatus.State.UP);
        return underWay || served ? Status.WARN : Status.CRITICAL;
    }

    private static void add(DeliveryStatus delivery, List<Check> checks) {
        List<SinkView> sinks = delivery.sinks();
        for (SinkView sink : sinks) {
            checks.add(sink(sink));
        }
        OutboxView outbox = delivery.outbox();
        int waiting = outbox.lanesWaiting();
        checks.add(new Check(
                "lanes",
                "",
                waiting == 0 ? Status.OK : Status.WARN,
                waiting == 0 ? "none waits" : waiting + " wait for a sink that must have every event"));
        checks.add(outbox(outbox, sinks));
    }

    private static Check sink(SinkView sink) {
        String cause = sink.backlog() + " events wait" + (sink.missed() > 0 ? ", " + sink.missed() + " missed" : "");
        if (!sink.failing()) {
            return new Check("sink", sink.name(), Status.OK, cause);
        }
        return new Check(
                "sink", sink.name(), sink.mustHave() ? Status.CRITICAL : Status.WARN, "takes no events, " + cause);
    }

    private static Check outbox(OutboxView outbox, List<SinkView> sinks) {
        long backlog = sinks.stream()
                .filter(SinkView::mustHave)
                .mapToLong(SinkView::backlog)
                .max()
                .orElse(0);
        long waitingBytes = outbox.events() == 0 ? 0 : outbox.bytes() / outbox.events() * backlog;
        long percent = 100 * waitingBytes / outbox.maxBytes();
        return new Check(
                "outbox",
                "",
                percent < CROWDED_PERCENT ? Status.OK : Status.WARN,
                percent + "% of it wait for sinks that must have every event");
    }
}
