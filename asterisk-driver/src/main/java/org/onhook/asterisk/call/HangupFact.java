package org.onhook.asterisk.call;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What Asterisk said of a channel's end, as the text of a note.
 *
 * @param at when, by Asterisk's own clock where it tells the time ({@code timestampevents}), in microseconds
 * @param channel the channel
 * @param number the number of its device; empty where it has none
 * @param standing how far the call had come for it: {@code calling}, {@code called}, {@code alerting}, {@code answered}
 * @param cause the {@code Cause} field: Q.850, but a flag bit in a {@code SoftHangupRequest}
 * @param techCause the {@code TechCause} field, a SIP status code (Asterisk 20 and later)
 * @param relation how that channel was joined to the leg that this is a note of; empty for its own
 */
public record HangupFact(
        long at, String channel, String number, String standing, String cause, String techCause, String relation) {

    /** The channel's own side ended: BYE, CANCEL or a final error of that device ({@code HangupRequest}). */
    public static final String REQUEST = "asterisk.hangup-request";

    /** The switch hung the channel up for some reason that its flag tells ({@code SoftHangupRequest}). */
    public static final String SOFT_REQUEST = "asterisk.soft-hangup-request";

    /** As {@link #REQUEST}, of a channel that was joined to this one. */
    public static final String PEER_REQUEST = "asterisk.peer-hangup-request";

    /** As {@link #SOFT_REQUEST}, of a channel that was joined to this one. */
    public static final String PEER_SOFT_REQUEST = "asterisk.peer-soft-hangup-request";

    /** A channel of the call transferred it; whatever it requested did not end the others' legs. */
    public static final String TRANSFERRED = "asterisk.transferred";

    /** Asterisk carried out an action to hang the channel up; its {@code number} is that of the DN on whose behalf. */
    public static final String ACTION = "asterisk.action";

    /** As {@link #ACTION}, of a channel that was joined to this one. */
    public static final String PEER_ACTION = "asterisk.peer-action";

    /** The channel ended ({@code Hangup}); the last note of each leg. */
    public static final String HANGUP = "asterisk.hangup";

    HangupFact through(String how) {
        return new HangupFact(at, channel, number, standing, cause, techCause, how);
    }

    /** The text of the note. */
    public String text() {
        StringBuilder text = new StringBuilder();
        put(text, "at", Long.toString(at));
        put(text, "channel", channel);
        put(text, "number", number);
        put(text, "standing", standing);
        put(text, "cause", cause);
        put(text, "tech-cause", techCause);
        put(text, "relation", relation);
        return text.toString();
    }

    private static void put(StringBuilder text, String key, String value) {
        if (!value.isEmpty()) {
            text.append(text.isEmpty() ? "" : " ").append(key).append('=').append(value.replaceAll("\\s", "_"));
        }
    }

    /** Reads the text of a note; empty where it is none of these. */
    public static Optional<HangupFact> parse(String text) {
        Map<String, String> values = new HashMap<>();
        for (String part : text.split(" ")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                values.put(part.substring(0, equals), part.substring(equals + 1));
            }
        }
        try {
            return Optional.of(new HangupFact(
                    Long.parseLong(values.getOrDefault("at", "")),
                    values.getOrDefault("channel", ""),
                    values.getOrDefault("number", ""),
                    values.getOrDefault("standing", ""),
                    values.getOrDefault("cause", ""),
                    values.getOrDefault("tech-cause", ""),
                    values.getOrDefault("relation", "")));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
