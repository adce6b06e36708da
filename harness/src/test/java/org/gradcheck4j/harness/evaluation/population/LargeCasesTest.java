package org.gradcheck4j.harness.evaluation.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LargeCasesTest {

    @Test
    void sizes_and_precisions_take_turns() {
        assertThat(IntStream.range(0, 6).mapToObj(k -> LargeCases.draw(k, 7).title()))
                .containsExactly(
                        "float 784-256-128-1, m = 64, seed 7",
                        "double 100-100-50-1, m = 569, seed 7",
                        "half 30-64-32-1, trained, m = 569, seed 7",
                        "double 784-256-128-1, m = 64, seed 7",
                        "half 100-100-50-1, m = 569, seed 7",
                        "float 30-64-32-1, trained, m = 569, seed 7");
    }

    @Test
    void the_same_seed_gives_the_same_network() {
        assertThat(LargeCases.draw(2, 7)).isEqualTo(LargeCases.draw(2, 7));
        assertThat(LargeCases.draw(2, 8)).isNotEqualTo(LargeCases.draw(2, 7));
    }
}
