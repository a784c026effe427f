package org.onhook.tlib.encoding;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.onhook.api.tlib.TAttribute;
import org.onhook.api.tlib.TEvent;
import org.onhook.api.tlib.TEventType;

/**
 * Writes events in the text form of a T-Server log (tlib.md 1.6). One thread.
 *
 * <p>The verb tells the kind of distribution (tlib.md 1.5): {@code distribute_event} for a DN's event,
 * {@code distribute call/party event} for a call's, {@code send_to_all} for a link's, {@code send_to_client} for the answer to a
 * request. The attribution, which is no
 * T-Library attribute, is left out. A control character in a text becomes {@code ?}, so that a line stays a line.
 */
public final class TServerLogText {

    private static final DateTimeFormatter HEADER = DateTimeFormatter.ofPattern("HH:mm:ss.SSSS", Locale.ROOT);
    private static final DateTimeFormatter IN_SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final long MICROS = 1_000_000;

    private final String version;
    private final ZoneId zone;
    private final StringBuilder text = new StringBuilder(1024);

    /**
     * @param version the server's version as the header line shows it
     * @param zone the zone of the times of day
     */
    public TServerLogText(String version, ZoneId zone) {
        this.version = version;
        this.zone = zone;
    }

    /** The event's lines, each with its line end, UTF-8. */
    public byte[] encode(TEvent event) {
        text.setLength(0);
        long seconds = Math.floorDiv(event.micros(), MICROS);
        long micros = Math.floorMod(event.micros(), MICROS);
        ZonedDateTime time = Instant.ofEpochSecond(seconds, micros * 1000).atZone(zone);
        text.append('@');
        HEADER.formatTo(time, text);
        text.append(" [0] ").append(version).append(' ').append(verbOf(event)).append(": message ");
        text.append(event.type().eventName()).append('\n');
        if (event.type() == TEventType.ERROR) {
            appendErrorText(event);
        }
        line("EventSequenceNumber").append(Hex.of(event.sequence())).append('\n');
        line("TimeinuSecs").append(micros).append('\n');
        line("TimeinSecs").append(seconds).append(" (");
        IN_SECONDS.formatTo(time, text);
        text.append(")\n");
        event.attributes().forEach(this::append);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String verbOf(TEvent event) {
        return switch (event.type()) {
            case LINK_CONNECTED, LINK_DISCONNECTED -> "send_to_all";
            case ERROR, ACK -> "send_to_client";
            default -> event.type().isCallBased() ? "distribute call/party event" : "distribute_event";
        };
    }

    /** The text of an error stands by itself in the line after the header (tlib.md 1.6). */
    private void appendErrorText(TEvent event) {
        for (TAttribute attribute : event.attributes()) {
            if (attribute instanceof TAttribute.Text message && message.name().equals("ErrorMessage")) {
                text.append("\t(");
                printable(message.value());
                text.append(")\n");
            }
        }
    }

    private void append(TAttribute attribute) {
        line(attribute.name());
        if (attribute instanceof TAttribute.Text value) {
            quoted(value.value());
        } else if (attribute instanceof TAttribute.Number value) {
            text.append(value.value());
        } else if (attribute instanceof TAttribute.ConnId value) {
            text.append(Hex.of(value.value()));
        } else if (attribute instanceof TAttribute.KeyValues list) {
            append(list);
        }
        text.append('\n');
    }

    private void append(TAttribute.KeyValues list) {
        text.append(KeyValueListHeader.of(list.pairs()));
        for (TAttribute.KeyValue pair : list.pairs()) {
            text.append("\n\t\t");
            quoted(pair.key());
            text.append('\t');
            quoted(pair.value());
        }
    }

    private StringBuilder line(String name) {
        return text.append("\tAttribute").append(name).append('\t');
    }

    private void quoted(String value) {
        text.append('\'');
        printable(value);
        text.append('\'');
    }

    private void printable(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            text.append(Character.isISOControl(c) || c == '\u2028' || c == '\u2029' ? '?' : c);
        }
    }
}
