package org.onhook.asterisk.call;

import java.util.Optional;
import java.util.Set;

/**
 * The name of a channel: technology, endpoint, and a number that makes it unique, such as {@code PJSIP/101-00000006},
 * {@code DAHDI/i1/5551212-4}.
 *
 * @param technology the channel driver
 * @param endpoint the device or trunk; empty for a channel that has no device, such as {@code Local/...}
 */
record ChannelName(String technology, String endpoint) {

    private static final Set<String> DEVICES = Set.of(
            "PJSIP",
            "SIP",
            "IAX2",
            "DAHDI",
            "SCCP",
            "Skinny",
            "MGCP",
            "USTM",
            "H323",
            "OOH323",
            "Mobile",
            "Motif",
            "Dongle",
            "Quectel",
            "Khomp",
            "WebSocket");

    private static final ChannelName NONE = new ChannelName("", "");

    static ChannelName of(String name) {
        int slash = name.indexOf('/');
        if (slash <= 0) {
            return NONE;
        }
        String technology = name.substring(0, slash);
        String rest = name.substring(slash + 1);
        int end = rest.lastIndexOf('-');
        String endpoint = end > 0 ? rest.substring(0, end) : rest;
        // The span of an ISDN channel; what follows is the number that was dialled.
        int number = technology.equals("DAHDI") ? endpoint.indexOf('/') : -1;
        return new ChannelName(
                technology, DEVICES.contains(technology) ? number > 0 ? endpoint.substring(0, number) : endpoint : "");
    }

    boolean isLocal() {
        return technology.equals("Local");
    }

    Optional<String> device() {
        return endpoint.isEmpty() ? Optional.empty() : Optional.of(endpoint);
    }
}
