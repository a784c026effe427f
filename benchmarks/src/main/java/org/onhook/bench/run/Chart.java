package org.onhook.bench.run;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Bars, which GitHub draws. */
final class Chart {

    private final String title;
    private final String unit;
    private final Map<String, Double> bars = new LinkedHashMap<>();

    Chart(String title, String unit) {
        this.title = title;
        this.unit = unit;
    }

    Chart bar(String label, double value) {
        bars.put(label, value);
        return this;
    }

    @Override
    public String toString() {
        return String.format(
                """
                ```mermaid
                xychart-beta
                    title "%s"
                    x-axis [%s]
                    y-axis "%s"
                    bar [%s]
                ```
                """,
                title,
                bars.keySet().stream().map(label -> '"' + label + '"').collect(Collectors.joining(", ")),
                unit,
                bars.values().stream()
                        .map(value -> String.format(Locale.ROOT, value >= 100 ? "%.0f" : "%.2f", value))
                        .collect(Collectors.joining(", ")));
    }
}
