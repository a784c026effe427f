package org.onhook.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void columnsAreAsWideAsTheirWidestCell() {
        Table table = new Table("DN", "OTHER");
        table.row("2001", 7);
        table.row("3", "x");

        assertThat(table.text("none")).isEqualTo("DN    OTHER\n2001  7\n3     x");
    }

    @Test
    void anEmptyTableSaysSo() {
        assertThat(new Table("DN").text("none")).isEqualTo("none");
    }
}
