package org.gradcheck4j.harness.diagnosis.candidate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.gradcheck4j.model.TensorName;
import org.junit.jupiter.api.Test;

class GradientSelectionTest {

    private static final List<TensorName> ALL = List.of(
            TensorName.db(3), TensorName.dW(3), TensorName.db(2), TensorName.dW(2), TensorName.db(1), TensorName.dW(1));

    private static GradientSelection of(boolean weights, boolean biases, int from, int to) {
        return new GradientSelection(weights, biases, from, to, 3);
    }

    @Test
    void some_and_the_others_are_all() {
        GradientSelection biases = of(false, true, 2, 3);
        assertThat(biases.among(ALL)).containsExactly(TensorName.db(3), TensorName.db(2));
        assertThat(biases.missingFrom(ALL))
                .containsExactly(TensorName.dW(3), TensorName.dW(2), TensorName.db(1), TensorName.dW(1));
        GradientSelection weights = of(true, false, 1, 2);
        assertThat(weights.among(ALL)).containsExactly(TensorName.dW(2), TensorName.dW(1));
        assertThat(of(true, true, 2, 2).among(ALL)).containsExactly(TensorName.db(2), TensorName.dW(2));
    }

    @Test
    void an_activation_or_the_loss_is_never_among_them() {
        assertThat(of(false, false, 1, 3).contains(TensorName.activation(2))).isFalse();
        assertThat(of(true, true, 1, 3).contains(TensorName.LOSS)).isFalse();
    }

    @Test
    void first_layers_are_several_and_not_all() {
        assertThat(GradientSelection.ofFirstLayers(4))
                .containsExactly(
                        new GradientSelection(true, true, 1, 3, 4), new GradientSelection(true, true, 1, 2, 4));
        assertThat(GradientSelection.ofFirstLayers(2)).isEmpty();
    }

    @Test
    void one_layer_is_one_among_others() {
        assertThat(GradientSelection.ofOneLayer(2))
                .containsExactly(
                        new GradientSelection(true, true, 2, 2, 2), new GradientSelection(true, true, 1, 1, 2));
        assertThat(GradientSelection.ofOneLayer(1)).isEmpty();
    }

    @Test
    void parts_are_both_then_the_weights_then_the_biases() {
        assertThat(of(true, true, 1, 2).withParts())
                .containsExactly(of(true, true, 1, 2), of(true, false, 1, 2), of(false, true, 1, 2));
        assertThat(of(true, false, 1, 2).withParts()).containsExactly(of(true, false, 1, 2));
        assertThat(of(false, true, 1, 2).withParts()).containsExactly(of(false, true, 1, 2));
    }

    @Test
    void they_have_names() {
        assertThat(of(true, true, 1, 3).namesWithVerb()).isEqualTo("every dW and db is");
        assertThat(of(true, false, 1, 3).namesWithVerb()).isEqualTo("every dW is");
        assertThat(of(false, true, 1, 3).namesWithVerb()).isEqualTo("every db is");
        assertThat(of(true, true, 1, 2).namesWithVerb()).isEqualTo("every dW and db up to layer 2 is");
        assertThat(of(true, true, 2, 2).namesWithVerb()).isEqualTo("dW2 and db2 are");
        assertThat(of(true, false, 2, 2).namesWithVerb()).isEqualTo("dW2 is");
        assertThat(of(false, true, 3, 3).namesWithVerb()).isEqualTo("db3 is");
    }

    @Test
    void the_layer_is_a_parameter_unless_all_are_meant() {
        assertThat(of(true, true, 1, 3).parameters()).isEmpty();
        assertThat(of(true, true, 1, 2).parameters()).isEqualTo(Map.of("layers", 2.0));
        assertThat(of(false, true, 3, 3).parameters()).isEqualTo(Map.of("layer", 3.0));
        assertThat(of(true, false, 1, 1).parameters()).isEqualTo(Map.of("layer", 1.0));
        assertThat(new GradientSelection(true, false, 1, 1, 1).parameters()).isEmpty();
    }
}
