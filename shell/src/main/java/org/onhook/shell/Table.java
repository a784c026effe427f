package org.onhook.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table as text: columns as wide as their widest cell, two spaces apart. */
final class Table {

    /** What a cell has whose value is absent. */
    static final String ABSENT = "-";

    private final List<List<String>> rows = new ArrayList<>();

    Table(String... headings) {
        rows.add(List.of(headings));
    }

    /** Adds a row, with as many cells as there are headings. */
    void row(Object... cells) {
        rows.add(Arrays.stream(cells).map(String::valueOf).toList());
    }

    /** The table, or {@code ifEmpty} if it has no rows. */
    String text(String ifEmpty) {
        if (rows.size() == 1) {
            return ifEmpty;
        }
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return String.join("\n", rows.stream().map(row -> line(row, widths)).toList());
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
        }
        return line.toString().stripTrailing();
    }
}
