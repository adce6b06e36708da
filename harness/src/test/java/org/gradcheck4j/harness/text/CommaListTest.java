package org.gradcheck4j.harness.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommaListTest {

    @Test
    void the_last_item_stands_after_and() {
        assertThat(CommaList.withAnd(List.of("a"))).isEqualTo("a");
        assertThat(CommaList.withAnd(List.of("a", "b"))).isEqualTo("a and b");
        assertThat(CommaList.withAnd(List.of("a", "b", "c"))).isEqualTo("a, b and c");
    }
}
