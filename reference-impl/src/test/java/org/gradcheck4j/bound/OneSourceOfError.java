package org.gradcheck4j.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gradcheck4j.exact.ExactOracle;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.TensorName;

/**
 * One source of error at a time, carried through two neurons by hand. Both have z = ln 3, so a = 3/4, s = 3/16 and
 * |1 − 2a| = 1/2; x = 3, W[1] = 2, W[2] = 4 and y = 0, so dZ[2] = 3/4, dA[1] = 3, g = 3/4 and h = 4.
 */
public final class OneSourceOfError {

    private static final double LN3 = Math.log(3);
    public static final double UNIT = 0x1p-30;

    /** σ alone is off, by 2⁻³⁰ of itself: u is out of sight. */
    public static final Arithmetic SIGMA = new Arithmetic(0x1p-800, 0, Double.POSITIVE_INFINITY, 0x1p770, 0);

    /** Operations alone are off, and only if they underflow. */
    public static final Arithmetic UNDERFLOW = new Arithmetic(0, UNIT, Double.POSITIVE_INFINITY, 0, 0);

    /** Sums, products and quotients alone are off. */
    public static final Arithmetic OPERATIONS = new Arithmetic(UNIT, 0, Double.POSITIVE_INFINITY, 0, 0);

    private OneSourceOfError() {}

    public static ExactSolution twoNeurons(int m) {
        Network network = new Network(List.of(
                new Layer(Matrix.row(2), Matrix.column(LN3 - 6)), new Layer(Matrix.row(4), Matrix.column(LN3 - 3))));
        return ExactOracle.of(network, new Batch(Matrix.filled(1, m, 3), Matrix.filled(1, m, 0)));
    }

    public static void assertErrors(ErrorSizes errors, Map<String, Double> expected) {
        Map<TensorName, Matrix> tensors = errors.tensors();
        assertThat(tensors.keySet()).extracting(TensorName::toString).containsAll(expected.keySet());
        tensors.forEach((name, tensor) -> {
            if (expected.containsKey(name.toString())) {
                double value = Objects.requireNonNull(expected.get(name.toString()));
                assertThat(tensor.get(0) / UNIT).as(name.toString()).isCloseTo(value, within(1e-5 * value));
            }
        });
    }

    /** The rounding of a number multiplied by a rounded 1/m. */
    static double meanOfOne(double u, double magnitude) {
        double theta = u * (2 + u);
        return u * magnitude * (1 + 2 * theta) + theta * magnitude;
    }

    /** From variances in units of 2⁻⁶⁰/3 to standard deviations in units of 2⁻³⁰. */
    public static Map<String, Double> deviations(Map<String, Double> variances) {
        Map<String, Double> deviations = new HashMap<>();
        variances.forEach((name, variance) -> deviations.put(name, Math.sqrt(variance / 3)));
        return deviations;
    }
}
