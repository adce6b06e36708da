package org.gradcheck4j.harness.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void words_stand_to_the_left_and_numbers_to_the_right() {
        TextTable table = new TextTable("name", "n", "word");
        table.row("a", 12, "long");
        table.row("longer", TextTable.NONE, "b");
        assertThat(table.text()).isEqualTo("name     n  word\na       12  long\nlonger   –  b\n");
    }

    @Test
    void the_first_column_stands_to_the_left_though_it_begins_with_a_digit() {
        TextTable table = new TextTable("number");
        table.row(1);
        assertThat(table.text()).isEqualTo("number\n1\n");
    }
}
