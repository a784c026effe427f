package org.onhook.http.operations;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.util.Map;
import org.onhook.api.driver.LinkStatus;
import org.onhook.api.driver.SwitchLink;
import org.onhook.api.tlib.DeliveryStatus;
import org.onhook.http.stream.EventStream;

/** The connector's figures in Prometheus' text format. */
public final class Metrics {

    /** The format's media type. */
    public static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private static final double MILLIS = 1000;

    private final ConnectorServices services;
    private final EventCounts counts;
    private final EventStream stream;

    public Metrics(ConnectorServices services, EventCounts counts, EventStream stream) {
        this.services = services;
        this.counts = counts;
        this.stream = stream;
    }

    /** All figures, as they are now. */
    public byte[] text() {
        MetricFamilies families = new MetricFamilies();
        services.links().forEach(link -> addLink(families, link));
        addEvents(families);
        services.delivery().ifPresent(delivery -> addDelivery(families, delivery));
        addStream(families);
        addJvm(families);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(text, families.snapshots(), EscapingScheme.UNDERSCORE_ESCAPING);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return text.toByteArray();
    }

    private static void addLink(MetricFamilies families, SwitchLink link) {
        LinkStatus status = link.status();
        String[] labels = {"link", link.name(), "switch", link.switchName()};
        boolean up = status.state() == LinkStatus.State.UP;
        families.gauge("onhook_link_up", "Whether the link is up.", up ? 1 : 0, labels);
        families.gauge("onhook_link_monitors_wanted", "Devices to be monitored.", status.monitorsWanted(), labels);
        families.gauge("onhook_link_monitors_running", "Devices that are monitored.", status.monitorsRunning(), labels);
        status.counters().forEach((name, count) -> {
            if (name.equals("events")) {
                families.counter("onhook_link_events", "Call events from the link.", count, labels);
            } else {
                families.counter(
                        "onhook_link_counts",
                        "What else was counted on the link, what was dropped or refused included.",
                        count,
                        "link",
                        link.name(),
                        "switch",
                        link.switchName(),
                        "name",
                        name);
            }
        });
    }

    private void addEvents(MetricFamilies families) {
        counts.events()
                .forEach((name, count) -> families.counter(
                        "onhook_events", "T-Library events that were published.", count, "event", name));
        for (Map.Entry<EventCounts.Release, Long> entry : counts.releases().entrySet()) {
            families.counter(
                    "onhook_releases",
                    "Releases that were reported to DNs, by who released and by the rule that decided.",
                    entry.getValue(),
                    "releasing_party",
                    entry.getKey().releasingParty(),
                    "rule",
                    entry.getKey().rule());
        }
    }

    private static void addDelivery(MetricFamilies families, DeliveryStatus delivery) {
        DeliveryStatus.OutboxView outbox = delivery.outbox();
        families.gauge("onhook_outbox_events", "Events in the outbox, which keeps the latest.", outbox.events());
        families.gauge("onhook_outbox_bytes", "Memory that the outbox counts for them.", outbox.bytes());
        families.gauge("onhook_outbox_max_bytes", "Memory that the outbox may take.", outbox.maxBytes());
        families.gauge(
                "onhook_lanes_waiting",
                "Lanes that wait for a sink that must have every event.",
                outbox.lanesWaiting());
        for (DeliveryStatus.SinkView sink : delivery.sinks()) {
            families.gauge(
                    "onhook_sink_backlog", "Events that wait for the sink.", sink.backlog(), "sink", sink.name());
            families.gauge(
                    "onhook_sink_failing",
                    "Whether the sink did not take what it was last offered.",
                    sink.failing() ? 1 : 0,
                    "sink",
                    sink.name());
            families.counter("onhook_sink_missed", "Events that the sink missed.", sink.missed(), "sink", sink.name());
        }
    }

    private void addStream(MetricFamilies families) {
        EventStream.Status status = stream.status();
        families.gauge("onhook_stream_consumers", "Consumers of the event stream.", status.consumers());
        families.gauge("onhook_stream_buffer_events", "Events that consumers can resume from.", status.events());
        families.gauge("onhook_stream_buffer_bytes", "Memory that they take.", status.bytes());
        families.counter("onhook_stream_opened", "Consumers that came.", status.opened());
        families.counter("onhook_stream_refused", "Consumers that there was no place for.", status.refused());
        families.counter("onhook_stream_gaps", "How often a consumer was told that events are missing.", status.gaps());
    }

    private static void addJvm(MetricFamilies families) {
        addMemory(families, "heap", ManagementFactory.getMemoryMXBean().getHeapMemoryUsage());
        addMemory(families, "nonheap", ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage());
        families.gauge(
                "jvm_threads_current",
                "Threads.",
                ManagementFactory.getThreadMXBean().getThreadCount());
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            families.counter(
                    "jvm_gc_collection_seconds",
                    "Time spent on collecting garbage.",
                    collector.getCollectionTime() / MILLIS,
                    "gc",
                    collector.getName());
        }
        families.gauge(
                "process_start_time_seconds",
                "When the process started, since 1970.",
                ManagementFactory.getRuntimeMXBean().getStartTime() / MILLIS);
        ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(Duration::toMillis)
                .ifPresent(used -> families.counter("process_cpu_seconds", "Processor time used.", used / MILLIS));
    }

    private static void addMemory(MetricFamilies families, String area, MemoryUsage usage) {
        families.gauge("jvm_memory_used_bytes", "Memory in use.", usage.getUsed(), "area", area);
        families.gauge("jvm_memory_committed_bytes", "Memory set aside.", usage.getCommitted(), "area", area);
        families.gauge(
                "jvm_memory_max_bytes", "Memory that may be used; -1 if unbounded.", usage.getMax(), "area", area);
    }
}
