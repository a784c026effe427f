package org.onhook.tracking.lane;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.onhook.tracking.TrackerSettings;

/**
 * The configuration {@code onhook.attribution}.
 *
 * @param policies the names of the policies that decide, in order; empty means all that there are, by service ranking
 * @param tracker the bounded waits
 */
record AttributionSettings(List<String> policies, TrackerSettings tracker) {

    static final AttributionSettings DEFAULT = new AttributionSettings(List.of(), TrackerSettings.DEFAULT);

    AttributionSettings {
        policies = List.copyOf(policies);
    }

    /**
     * Reads the configuration.
     *
     * @throws IllegalArgumentException naming key, value and what is allowed
     */
    static AttributionSettings parse(Map<String, ?> values) {
        TrackerSettings def = TrackerSettings.DEFAULT;
        return new AttributionSettings(
                names(values.get("policies")),
                new TrackerSettings(
                        micros(values, "request-settle-ms", 1_000, def.settle()),
                        micros(values, "consequence-window-ms", 1_000, def.window()),
                        micros(values, "uncertain-call-seconds", 1_000_000, def.uncertain()),
                        micros(values, "lost-link-call-seconds", 1_000_000, def.lost()),
                        micros(values, "leftover-leg-seconds", 1_000_000, def.leftover()),
                        micros(values, "stuck-call-seconds", 1_000_000, def.stuck())));
    }

    private static List<String> names(Object value) {
        if (value == null) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        Arrays.stream(value.toString().split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .forEach(names::add);
        return names;
    }

    private static long micros(Map<String, ?> values, String key, long unit, long otherwise) {
        Object value = values.get(key);
        if (value == null || value.toString().isBlank()) {
            return otherwise;
        }
        long number;
        try {
            number = Long.parseLong(value.toString().strip());
        } catch (NumberFormatException e) {
            number = -1;
        }
        long most = 31_536_000_000L * 1_000 / unit;
        if (number < 0 || number > most) {
            throw new IllegalArgumentException(
                    "key " + key + ", value '" + value + "': a whole number from 0 to " + most + " is allowed");
        }
        return number * unit;
    }
}
