package org.gradcheck4j.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The steps of docs/dl4j-arithmetic.md, each rounded to the precision, with the clip that the engine declares, give DL4J's
 * own numbers.
 */
@DisabledIf(value = "org.gradcheck4j.dl4j.GpuDescription#isOnGpu", disabledReason = "measured on the CPU alone")
class SaturationTest {

    @ParameterizedTest
    @CsvSource({
        "DOUBLE, 5, 0", "DOUBLE, 12, 0", "DOUBLE, 20, 0", "DOUBLE, 30, 0", "DOUBLE, 38, 0", "DOUBLE, -20, 1",
        "FLOAT, 5, 0", "FLOAT, 12, 0", "FLOAT, 20, 0", "FLOAT, -12, 1", "FLOAT, -20, 1", "FLOAT, -100, 1",
        "HALF, 5, 0", "HALF, 8, 0", "HALF, 12, 1", "HALF, -8, 1", "HALF, -12, 0", "HALF, -12, 1"
    })
    void the_gradient_of_the_clipped_loss_is_that_of_the_steps(Precision precision, double z, double y) {
        for (GradientEngine engine : List.of(new MultiLayerEngine(), new ComputationGraphEngine())) {
            double clip = engine.outputClip().orElseThrow();
            double a = activation(engine, precision, z, y);
            Double predicted = clipped(precision, clip, a, y); // boxed, so that a NaN equals a NaN

            assertThat(gradient(engine, precision, z, y)).isEqualTo(predicted);
        }
    }

    @ParameterizedTest
    @CsvSource({"DOUBLE, 20", "FLOAT, 20", "HALF, 12"})
    void the_loss_of_logits_is_right_and_the_clipped_one_wrong_at_a_saturated_output(Precision precision, double z) {
        assertThat(new SameDiffEngine().outputClip()).isEmpty();
        assertThat(gradient(new SameDiffEngine(), precision, z, 0)).isGreaterThan(0.99);
        // In half it is NaN.
        assertThat(gradient(new MultiLayerEngine(), precision, z, 0)).matches(gradient -> !(gradient > 0.5));
    }

    private static double clipped(Precision p, double clip, double a, double y) {
        double low = p.round(clip);
        double high = p.round(1 - clip);
        double c = Math.max(low, Math.min(high, a));
        double s = p.round(a * p.round(1 - a));
        double quotient = p.round(p.round(c - y) / p.round(c * p.round(1 - c)));
        return p.round(quotient * s) + 0.0; // the product that follows sums from 0, so there is no −0
    }

    private static Network neuron(double z) {
        return new Network(List.of(new Layer(Matrix.of(1, 1, z), Matrix.of(1, 1, 0))));
    }

    private static Batch one(double y) {
        return new Batch(Matrix.of(1, 1, 1), Matrix.of(1, 1, y));
    }

    private static double activation(GradientEngine engine, Precision precision, double z, double y) {
        return engine.forward(neuron(z), one(y), precision)
                .orElseThrow()
                .activation(1)
                .get(0);
    }

    private static double gradient(GradientEngine engine, Precision precision, double z, double y) {
        return engine.gradients(neuron(z), one(y), precision).layer(1).dW().get(0);
    }
}
