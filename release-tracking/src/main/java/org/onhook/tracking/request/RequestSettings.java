package org.onhook.tracking.request;

import java.util.Map;

/**
 * The configuration {@code onhook.requests}: the least distance of two requests, in milliseconds (as {@code call-rq-gap} and
 * {@code device-rq-gap} of T-Servers).
 *
 * @param callGap of two about one call
 * @param deviceGap of two of one device
 */
record RequestSettings(long callGap, long deviceGap) {

    static final RequestSettings DEFAULT = new RequestSettings(250, 250);

    private static final String CALL_GAP = "call-rq-gap-ms";
    private static final String DEVICE_GAP = "device-rq-gap-ms";
    private static final long MOST = 60_000;

    /**
     * Reads the configuration.
     *
     * @throws IllegalArgumentException naming key, value and what is allowed
     */
    static RequestSettings parse(Map<String, ?> values) {
        return new RequestSettings(
                millis(values, CALL_GAP, DEFAULT.callGap), millis(values, DEVICE_GAP, DEFAULT.deviceGap));
    }

    private static long millis(Map<String, ?> values, String key, long otherwise) {
        Object value = values.get(key);
        if (value == null || value.toString().isBlank()) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(value.toString().strip());
            if (number >= 0 && number <= MOST) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, like a number that is not allowed.
        }
        throw new IllegalArgumentException(
                "key " + key + ", value '" + value + "': a whole number from 0 to " + MOST + " is allowed");
    }
}
