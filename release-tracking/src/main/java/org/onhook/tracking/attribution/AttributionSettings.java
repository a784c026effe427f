package org.onhook.tracking.attribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.onhook.tracking.TrackerSettings;

/**
 * The configuration {@code onhook.attribution}.
 *
 * @param policies the names of the policies that decide, in order; empty means all that there are, by service ranking
 * @param shadow the names of the policies that those are held against, in order; empty means none
 * @param tracker the bounded waits
 */
public record AttributionSettings(List<String> policies, List<String> shadow, TrackerSettings tracker) {

    private static final String SETTLE = "request-settle-ms";
    private static final String WINDOW = "consequence-window-ms";
    private static final String UNCERTAIN = "uncertain-call-seconds";
    private static final String LOST = "lost-link-call-seconds";
    private static final String LEFTOVER = "leftover-leg-seconds";
    private static final String STUCK = "stuck-call-seconds";
    private static final String SILENT = "silent-call-seconds";
    private static final String REQUEST = "request-timeout-ms";
    private static final long MILLI = 1_000;
    private static final long SECOND = 1_000_000;

    public static final AttributionSettings DEFAULT =
            new AttributionSettings(List.of(), List.of(), TrackerSettings.DEFAULT);

    public AttributionSettings {
        policies = List.copyOf(policies);
        shadow = List.copyOf(shadow);
    }

    /** The waits by their keys, in the units of these, as {@link #parse} reads them. */
    public static SortedMap<String, Long> waits(TrackerSettings tracker) {
        return new TreeMap<>(Map.of(
                SETTLE, tracker.settle() / MILLI,
                WINDOW, tracker.window() / MILLI,
                UNCERTAIN, tracker.uncertain() / SECOND,
                LOST, tracker.lost() / SECOND,
                LEFTOVER, tracker.leftover() / SECOND,
                STUCK, tracker.stuck() / SECOND,
                SILENT, tracker.silent() / SECOND,
                REQUEST, tracker.request() / MILLI));
    }

    /**
     * Reads the configuration.
     *
     * @throws IllegalArgumentException naming key, value and what is allowed
     */
    public static AttributionSettings parse(Map<String, ?> values) {
        TrackerSettings def = TrackerSettings.DEFAULT;
        return new AttributionSettings(
                names(values.get("policies")),
                names(values.get("shadow-policies")),
                new TrackerSettings(
                        micros(values, SETTLE, MILLI, def.settle()),
                        micros(values, WINDOW, MILLI, def.window()),
                        micros(values, UNCERTAIN, SECOND, def.uncertain()),
                        micros(values, LOST, SECOND, def.lost()),
                        micros(values, LEFTOVER, SECOND, def.leftover()),
                        micros(values, STUCK, SECOND, def.stuck()),
                        micros(values, SILENT, SECOND, def.silent()),
                        micros(values, REQUEST, MILLI, def.request())));
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
