package org.gradcheck4j.harness.diagnosis.candidate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LayersTest {

    private static final Layers TWO = new Layers(List.of(2, 4));
    private static final Layers ONE = new Layers(List.of(4));

    @Test
    void those_that_meet_a_condition_are_counted_from_1_to_the_last() {
        assertThat(Layers.upTo(5, i -> i != 3)).isEqualTo(new Layers(List.of(1, 2, 4, 5)));
        assertThat(Layers.upTo(0, i -> true)).isEqualTo(new Layers(List.of()));
    }

    @Test
    void several_are_together_or_each_alone() {
        assertThat(TWO.together()).containsExactly(TWO);
        assertThat(TWO.alone()).containsExactly(new Layers(List.of(4)), new Layers(List.of(2)));
        assertThat(ONE.together()).isEmpty();
        assertThat(ONE.alone()).containsExactly(ONE);
    }

    @Test
    void one_layer_is_said() {
        assertThat(ONE.inWords("everywhere")).isEqualTo("in layer 4");
        assertThat(TWO.inWords("everywhere")).isEqualTo("everywhere");
        assertThat(TWO.contains(2)).isTrue();
        assertThat(TWO.contains(3)).isFalse();
    }
}
