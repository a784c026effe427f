package org.onhook.csta.message;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.onhook.api.call.Cause;
import org.onhook.api.call.EventCause;

/**
 * Reads causes. Switches write them in other cases and with blanks ({@code Normal Clearing}, Uni-tel), in the ASN.1
 * spelling where it differs (ECMA-285), and as TSAPI's {@code EC_NONE}. Belongs to one link's thread.
 */
public final class Causes {

    private static final int REMEMBERED = 512;
    private static final int LONGEST_REMEMBERED = 64;

    private final Map<String, EventCause> byName = new HashMap<>();
    private final Map<String, Cause> remembered = new HashMap<>();

    public Causes() {
        for (EventCause cause : EventCause.values()) {
            if (!cause.wireName().isEmpty()) {
                byName.put(key(cause.wireName()), cause);
            }
        }
        byName.put("notavaliablebearerservice", EventCause.NOT_AVAILABLE_BEARER_SERVICE);
        byName.put("none", EventCause.NONE);
    }

    public Cause read(String raw) {
        if (raw.isEmpty()) {
            return Cause.NONE;
        }
        Cause known = remembered.get(raw);
        if (known != null) {
            return known;
        }
        Cause cause = new Cause(code(key(raw)), raw);
        if (remembered.size() < REMEMBERED && raw.length() <= LONGEST_REMEMBERED) {
            remembered.put(raw, cause);
        }
        return cause;
    }

    private EventCause code(String key) {
        EventCause exact = byName.get(key);
        if (exact == null && key.startsWith("ec")) {
            exact = byName.get(key.substring(2));
        }
        return exact == null ? EventCause.OTHER : exact;
    }

    private static String key(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > ' ' && c != '_' && c != '-') {
                letters.append(c);
            }
        }
        return letters.toString().toLowerCase(Locale.ROOT);
    }
}
