package org.gradcheck4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkTest {

    @Test
    void layers_are_counted_from_1_as_in_the_formula() {
        Network network = new Network(List.of(layer(3, 2), layer(1, 3)));
        assertThat(network.depth()).isEqualTo(2);
        assertThat(network.inputs()).isEqualTo(2);
        assertThat(network.layer(1).outputs()).isEqualTo(3);
        assertThat(network.architecture()).isEqualTo("2-3-1");
    }

    @Test
    void layers_that_do_not_fit_are_refused() {
        assertThatThrownBy(() -> new Network(List.of(layer(3, 2), layer(1, 4))))
                .hasMessage("W2 is [1 × 4], but layer 1 has 3 outputs: expected 3 columns");
        assertThatThrownBy(() -> new Network(List.of(layer(3, 2), layer(3, 1))))
                .hasMessage(
                        "W2 is [3 × 1], but layer 1 has 3 outputs: expected 3 columns; the transposed W2 would fit: W is"
                                + " [outputs × inputs]");
        assertThatThrownBy(() -> new Network(List.of())).hasMessage("a network has at least one layer");
        assertThatThrownBy(() -> new Network(List.of(layer(2, 2))))
                .hasMessage("a binary classifier ends in 1 output, not 2");
        assertThatThrownBy(() -> new Layer(Matrix.row(1, 2), Matrix.column(1, 2)))
                .hasMessage("W is [1 × 2], but b is [2 × 1]: expected [1 × 1]; the transposed W would fit: W is"
                        + " [outputs × inputs]");
    }

    @Test
    void a_weight_that_is_not_finite_is_refused() {
        Layer bad = new Layer(Matrix.row(Double.NaN), Matrix.column(0));
        assertThatThrownBy(() -> new Network(List.of(bad)))
                .hasMessage("layer 1 has a weight or bias that is not finite");
    }

    @Test
    void a_batch_checks_its_labels_and_features() {
        assertThatThrownBy(() -> new Batch(Matrix.row(1, 2), Matrix.row(1)))
                .hasMessage("features [1 × 2] need labels [1 × 2], not [1 × 1]");
        assertThatThrownBy(() -> new Batch(Matrix.row(1, 2), Matrix.row(0, 1.5)))
                .hasMessage("the label of sample 1 is 1.5, not in [0, 1]");
        assertThatThrownBy(() -> new Batch(Matrix.row(1), Matrix.row(Double.NaN)))
                .hasMessage("the label of sample 0 is NaN, not in [0, 1]");
        assertThatThrownBy(() -> new Batch(Matrix.row(Double.POSITIVE_INFINITY), Matrix.row(1)))
                .hasMessage("a feature is not finite");
    }

    @Test
    void rounding_to_a_precision_rounds_every_weight_bias_feature_and_label() {
        Network network = new Network(List.of(new Layer(Matrix.row(0.1), Matrix.column(0.2))));
        Layer rounded = network.roundedTo(Precision.FLOAT).layer(1);
        assertThat(rounded.weights().get(0)).isEqualTo(0.1f);
        assertThat(rounded.bias().get(0)).isEqualTo(0.2f);
        Batch batch = new Batch(Matrix.row(0.3), Matrix.row(0.7)).roundedTo(Precision.FLOAT);
        assertThat(batch.X().get(0)).isEqualTo(0.3f);
        assertThat(batch.y().get(0)).isEqualTo(0.7f);
    }

    @Test
    void gradients_are_named_as_in_the_formula_and_a_forward_pass_too() {
        LayerGradient one = new LayerGradient(Matrix.row(1), Matrix.column(2));
        assertThat(new Gradients(List.of(one, one)).tensors().keySet())
                .extracting(TensorName::toString)
                .containsExactly("dW1", "db1", "dW2", "db2");
        assertThat(new ForwardPass(List.of(Matrix.row(1), Matrix.row(2)), 3)
                        .tensors()
                        .keySet())
                .extracting(TensorName::toString)
                .containsExactly("A1", "A2", "J");
    }

    private static Layer layer(int outputs, int inputs) {
        return new Layer(Matrix.generate(outputs, inputs, (i, j) -> 1), Matrix.generate(outputs, 1, (i, j) -> 0));
    }
}
