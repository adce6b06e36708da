package com.example;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gradcheck4j.harness.assertions.GradientAssertions.assertThat;

import java.util.List;
import org.gradcheck4j.harness.cases.SeededCases;
import org.gradcheck4j.harness.comparison.Tolerance;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.reference.ReferenceEngine;
import org.junit.jupiter.api.Test;

/** What the README shows of the assertions. */
class MyEngineTest {

    @Test
    void my_gradient_is_right() {
        Network network = new Network(List.of(
                new Layer(Matrix.of(3, 2, 0.1, -0.2, 0.3, 0.4, -0.5, 0.6), Matrix.column(0.1, 0, -0.1)), // W1, b1
                new Layer(Matrix.of(1, 3, 0.7, -0.8, 0.9), Matrix.column(0.2)))); // W2, b2
        Batch batch = new Batch(
                Matrix.of(2, 4, 0.5, 1.5, -1, 2, 1, -0.5, 0, 3), // X: one feature a row, one sample a column
                Matrix.row(1, 0, 1, 0)); // y

        Gradients gradients = new MyEngine().gradients(network, batch, Precision.DOUBLE);

        assertThat(gradients).agreesWithFormula(network, batch, Precision.DOUBLE);
    }

    @Test
    void my_engine_is_right_on_the_standard_cases() {
        assertThat(new MyEngine()).agreesWithFormula();
    }

    @Test
    void arrays_become_a_network_a_batch_and_gradients() {
        double[][][] weights = {{{0.1, -0.2}, {0.3, 0.4}}, {{0.7, -0.8}}};
        double[][] biases = {{0.1, 0}, {0.2}};
        Network network = Network.of(weights, biases);
        Batch batch = Batch.ofRows(new double[][] {{0.5, 1}, {1.5, -0.5}, {-1, 0}}, new double[] {1, 0, 1});
        Gradients right = new MyEngine().gradients(network, batch, Precision.DOUBLE);
        double[][][] dW = {
            {
                {right.layer(1).dW().get(0, 0), right.layer(1).dW().get(0, 1)},
                {right.layer(1).dW().get(1, 0), right.layer(1).dW().get(1, 1)}
            },
            {right.layer(2).dW().toArray()}
        };
        double[][] db = {right.layer(1).db().toArray(), right.layer(2).db().toArray()};

        assertThat(Gradients.of(dW, db)).agreesWithFormula(network, batch, Precision.DOUBLE);
    }

    @Test
    void my_gradient_is_close_to_another_one() {
        Network network = SeededCases.network(1, 42, 4, 3, 1);
        Batch batch = SeededCases.batch(4, 16, 7);
        Gradients gradients = new MyEngine().gradients(network, batch, Precision.DOUBLE);
        Gradients others = new ReferenceEngine().gradients(network, batch, Precision.DOUBLE);

        assertThat(gradients).agreesWith(others, Tolerance.allClose(1e-7, 1e-9));
    }

    @Test
    void a_sum_in_place_of_the_mean_fails_with_what_to_do() {
        Network network = SeededCases.network(1, 42, 4, 3, 1);
        Batch batch = SeededCases.batch(4, 16, 7);
        Gradients right = new MyEngine().gradients(network, batch, Precision.DOUBLE);
        Gradients sum = new Gradients(right.layers().stream()
                .map(layer -> new LayerGradient(
                        layer.dW().map(x -> 16 * x), layer.db().map(x -> 16 * x)))
                .toList());

        assertThatThrownBy(() -> assertThat(sum).agreesWithFormula(network, batch, Precision.DOUBLE))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("divide by m");
    }
}
