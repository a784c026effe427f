package org.onhook.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.onhook.api.release.Attribution;
import org.onhook.api.release.Confidence;
import org.onhook.api.release.Initiator;
import org.onhook.api.sink.PublishedEvent;
import org.onhook.api.tlib.TAttribute;
import org.onhook.api.tlib.TEvent;
import org.onhook.api.tlib.TEventType;
import org.onhook.tlib.encoding.JsonEncoder;
import org.onhook.tlib.mapping.Draft;

/** Events to publish in tests. */
public final class Published {

    public static final long START = 1_700_000_000;
    public static final long CONN_ID = 0x006c02462a161006L;

    private Published() {}

    /** Events of DN 2001 with these numbers. */
    public static List<PublishedEvent> range(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(number -> dnEvent(number, TEventType.RINGING, "2001"))
                .toList();
    }

    public static PublishedEvent dnEvent(long number, TEventType type, String dn) {
        return event(START, number, type, dn, List.of(new TAttribute.Text("ThisDN", dn)));
    }

    /** An event of a start of the server. */
    public static PublishedEvent ofStart(long start, long number) {
        return event(start, number, TEventType.RINGING, "2001", List.of(new TAttribute.Text("ThisDN", "2001")));
    }

    /** A call-based event. */
    public static PublishedEvent callEvent(long number, TEventType type, long connId, TAttribute... more) {
        List<TAttribute> attributes = new ArrayList<>(List.of(new TAttribute.ConnId("ConnID", connId)));
        attributes.addAll(List.of(more));
        return event(START, number, type, "UUID", attributes);
    }

    /** A release as a DN is told of it. */
    public static PublishedEvent release(long number, String dn, String releasingParty, long micros) {
        List<TAttribute> attributes = List.of(
                new TAttribute.Text("ThisDN", dn),
                new TAttribute.ConnId("ConnID", CONN_ID),
                new TAttribute.KeyValues(
                        "Extensions", List.of(new TAttribute.KeyValue("ReleasingParty", releasingParty))));
        Attribution attribution = new Attribution(
                new Initiator.Party(1, "2001"), "releasing-device", Confidence.CERTAIN, List.of("it says so"));
        return published(new TEvent(
                TEventType.RELEASED, "osv-1", START, number, micros, dn, "UUID", attributes, Optional.of(attribution)));
    }

    /** A release by request, as the DN that made it is told of it. */
    public static PublishedEvent releaseByRequest(long number, String dn, long referenceId) {
        List<TAttribute> attributes = List.of(
                new TAttribute.Text("ThisDN", dn),
                new TAttribute.ConnId("ConnID", CONN_ID),
                new TAttribute.Number("ReferenceID", referenceId));
        Attribution attribution = new Attribution(
                new Initiator.Party(1, dn), "confirmed-request", Confidence.CERTAIN, List.of("the switch confirmed"));
        return published(new TEvent(
                TEventType.RELEASED, "osv-1", START, number, number, dn, "UUID", attributes, Optional.of(attribution)));
    }

    private static PublishedEvent event(
            long start, long number, TEventType type, String subject, List<TAttribute> attributes) {
        return published(new TEvent(
                type, "osv-1", start, number, number * 1_000_000, subject, "UUID", attributes, Optional.empty()));
    }

    private static PublishedEvent published(TEvent event) {
        Draft draft = new Draft(
                event.type(),
                event.micros(),
                event.subject(),
                event.callUuid(),
                event.attributes(),
                event.attribution());
        return new JsonEncoder(event.switchName(), event.serverStart())
                .encode(draft, event.sequence())
                .published(event.switchName(), event.serverStart(), event.sequence());
    }
}
