package org.onhook.api.tlib;

import java.util.List;
import java.util.Optional;
import org.onhook.api.release.Attribution;

/**
 * A T-Library event.
 *
 * @param type the event
 * @param switchName the switch whose event it is
 * @param serverStart the server's start time, in seconds since 1970; greater after every restart
 * @param sequence the event's number, counted up from 1 at the server's start, over all switches
 * @param micros its time, in microseconds since 1970-01-01T00:00Z
 * @param subject what it is about: the DN of a DN-based event, the CallUUID of a call-based one, else the link
 * @param callUuid the call's CallUUID; empty where the event is about no call
 * @param attributes the attributes, in the order in which they are printed
 * @param attribution why a release was attributed as it was; present in every event that reports a release
 */
public record TEvent(
        TEventType type,
        String switchName,
        long serverStart,
        long sequence,
        long micros,
        String subject,
        String callUuid,
        List<TAttribute> attributes,
        Optional<Attribution> attribution) {

    public TEvent {
        attributes = List.copyOf(attributes);
    }

    /** The identifier under which the event is published: start time, hyphen, sequence number. */
    public String id() {
        return serverStart + "-" + sequence;
    }
}
