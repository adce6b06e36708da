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
import org.junit.jupiter.api.Test;

/**
 * One source of error at a time, carried through two neurons by hand. Both have z = ln 3, so a = 3/4, s = 3/16 and
 * |1 − 2a| = 1/2; x = 3, W[1] = 2, W[2] = 4 and y = 0, so dZ[2] = 3/4, dA[1] = 3, g = 3/4 and h = 4.
 */
class SourcesOfErrorTest {

    private static final double LN3 = Math.log(3);
    static final double UNIT = 0x1p-30;

    /** σ alone is off, by 2⁻³⁰ of itself: u is out of sight. */
    static final Arithmetic SIGMA = new Arithmetic(0x1p-800, 0, Double.POSITIVE_INFINITY, 0x1p770, 0);

    /** Operations alone are off, and only if they underflow. */
    static final Arithmetic UNDERFLOW = new Arithmetic(0, UNIT, Double.POSITIVE_INFINITY, 0, 0);

    /** Sums, products and quotients alone are off. */
    static final Arithmetic OPERATIONS = new Arithmetic(UNIT, 0, Double.POSITIVE_INFINITY, 0, 0);

    static ExactSolution twoNeurons(int m) {
        Network network = new Network(List.of(
                new Layer(Matrix.row(2), Matrix.column(LN3 - 6)), new Layer(Matrix.row(4), Matrix.column(LN3 - 3))));
        return ExactOracle.of(network, new Batch(Matrix.filled(1, m, 3), Matrix.filled(1, m, 0)));
    }

    static void assertErrors(TensorErrors errors, Map<String, Double> expected) {
        Map<TensorName, Matrix> tensors = errors.tensors();
        assertThat(tensors.keySet()).extracting(TensorName::toString).containsAll(expected.keySet());
        tensors.forEach((name, tensor) -> {
            if (expected.containsKey(name.toString())) {
                double value = Objects.requireNonNull(expected.get(name.toString()));
                assertThat(tensor.get(0) / UNIT).as(name.toString()).isCloseTo(value, within(1e-5 * value));
            }
        });
    }

    @Test
    void an_error_of_sigma_reaches_every_gradient() {
        double a1 = 0.75;
        double z2 = 4 * a1;
        double a2 = 3.0 / 16 * z2 + 0.75;
        // E(s) = |1 − 2a| E(A), and E(dZ[1]) = W E(dZ[2]) s + |dA| E(s).
        double dZ1 = 4 * a2 * 3 / 16 + 3 * 0.5 * a1;
        // log(1 − â) is off by E(A) ÷ (1 − a), and by 2⁻³⁰ of itself, ln 4; e^−|z| is one σ more.
        double loss = a2 / 0.25 + Math.log(4) + 1;

        assertErrors(
                DerivedErrorBound.of(twoNeurons(1), SIGMA),
                Map.of(
                        "A1",
                        a1,
                        "A2",
                        a2,
                        "J",
                        loss,
                        "dW2",
                        0.75 * a2 + 0.75 * a1,
                        "db2",
                        a2,
                        "dW1",
                        3 * dZ1,
                        "db1",
                        dZ1));
    }

    @Test
    void underflow_adds_to_every_operation() {
        double a1 = 3.0 / 16 * 2 + 1;
        double z2 = 4 * a1 + 2;
        double a2 = 3.0 / 16 * z2 + 1;
        double dZ2 = a2 + 1;
        double dA1 = 4 * dZ2 + 1;
        double dZ1 = dA1 * 3 / 16 + 3 * (0.5 * a1 + 1) + 2;
        double loss = a2 / 0.25 + 6 + 1 + 2;

        assertErrors(
                DerivedErrorBound.of(twoNeurons(1), UNDERFLOW),
                Map.of(
                        "A1",
                        a1,
                        "A2",
                        a2,
                        "J",
                        loss,
                        "dW2",
                        0.75 * dZ2 + 0.75 * a1 + 3,
                        "db2",
                        dZ2 + 2,
                        "dW1",
                        3 * dZ1 + 3,
                        "db1",
                        dZ1 + 2));
    }

    @Test
    void underflow_counts_m_times_as_much_if_the_mean_is_taken_first() {
        double a1 = 3.0 / 16 * 2 + 1;
        double dZ2 = 3.0 / 16 * (4 * a1 + 2) + 1 + 2;
        double dZ1 = (4 * dZ2 + 2) * 3 / 16 + 3 * (0.5 * a1 + 1) + 4;

        assertErrors(
                DerivedErrorBound.of(twoNeurons(2), UNDERFLOW),
                Map.of("dW2", 0.75 * dZ2 + 0.75 * a1 + 4, "db2", dZ2 + 2, "dW1", 3 * dZ1 + 4, "db1", dZ1 + 2));
    }

    @Test
    void additions_add_to_a_bias_gradient_if_subnormals_are_flushed() {
        Arithmetic flushed = new Arithmetic(0, UNIT, 0x1p60, 0, 0);
        // As before, but 2η for each term, of which Z has 2 and db has m.
        double a1 = 3.0 / 16 * 4 + 1;
        double dZ2 = 3.0 / 16 * (4 * a1 + 4) + 1 + 2;

        assertErrors(
                DerivedErrorBound.of(twoNeurons(2), flushed),
                Map.of("dW2", 0.75 * dZ2 + 0.75 * a1 + 4 + 2, "db2", dZ2 + 2 + 4));
    }

    @Test
    void every_operation_is_rounded() {
        // Z[1] = 6 + (ln 3 − 6) has the magnitudes 12 − ln 3, and no partial sum above 6; Z[2] likewise with 3.
        double z1 = 12 - LN3 + 6;
        double a1 = 3.0 / 16 * z1;
        double z2 = 4 * a1 + 6 - LN3 + 3;
        double a2 = 3.0 / 16 * z2;
        double dZ2 = a2 + 0.75;
        double dW2 = 0.75 * dZ2 + 0.75 * a1 + 3 * 0.75 * 0.75;
        double dA1 = 4 * dZ2 + 3;
        double dZ1 = dA1 * 3 / 16 + 3 * 0.5 * a1 + 3 * 3 * 3.0 / 16;
        // log(1 − â) is off by E(A) ÷ (1 − a) and 1 + 3 ln 4 roundings; z and ln(1 + e^−z) by 3 each, e^−|z| by 1; and
        // the mean of one by 3.
        double loss = a2 / 0.25 + 1 + 3 * Math.log(4) + 3 * Math.log(4) + 1 + 3 * Math.log(4);

        assertErrors(
                DerivedErrorBound.of(twoNeurons(1), OPERATIONS),
                Map.of(
                        "A1",
                        a1,
                        "A2",
                        a2,
                        "J",
                        loss,
                        "dW2",
                        dW2,
                        "db2",
                        dZ2 + 3 * 0.75,
                        "dW1",
                        3 * dZ1 + 3 * 3 * 9.0 / 16,
                        "db1",
                        dZ1 + 3 * 9.0 / 16));
    }

    @Test
    void a_mean_of_two_equal_samples_rounds_once_more() {
        // All else is as for one sample: it is the same in both.
        double a1 = 3.0 / 16 * (18 - LN3);
        double dZ2 = 3.0 / 16 * (4 * a1 + 9 - LN3) + 0.75;
        double dZ1 = (4 * dZ2 + 3) * 3 / 16 + 3 * 0.5 * a1 + 3 * 9.0 / 16;

        assertErrors(
                DerivedErrorBound.of(twoNeurons(2), OPERATIONS),
                Map.of(
                        "dW2", 0.75 * dZ2 + 0.75 * a1 + 4 * 9.0 / 16,
                        "db2", dZ2 + 4 * 0.75,
                        "dW1", 3 * dZ1 + 4 * 3 * 9.0 / 16,
                        "db1", dZ1 + 4 * 9.0 / 16));
    }

    @Test
    void sigma_varies_every_gradient() {
        // In units of 2⁻⁶⁰/3. σ of each sample is off by the same, so the errors of two samples add before the square.
        double a1 = 9.0 / 16;
        double z2 = 16 * a1;
        double a2 = 9.0 / 256 * z2 + 9.0 / 16;
        // Var(g) = h² Var(s), Var(s) = (1 − 2a)² Var(A).
        double g = 16 * 0.25 * a1;
        double dZ1 = 9.0 / 16 * a2 + 9.0 / 16 * g;
        double loss = 9.0 / 16 * z2 + 1;

        assertErrors(
                ErrorDeviations.of(twoNeurons(1), SIGMA),
                deviations(Map.of(
                        "A1",
                        a1,
                        "A2",
                        a2,
                        "J",
                        loss,
                        "dW2",
                        9.0 / 16 * a2 + 9.0 / 16 * a1,
                        "db2",
                        a2,
                        "dW1",
                        9 * dZ1,
                        "db1",
                        dZ1)));
        assertErrors(
                ErrorDeviations.of(twoNeurons(2), SIGMA),
                deviations(Map.of(
                        "A1",
                        a1,
                        "A2",
                        a2,
                        "J",
                        loss / 2,
                        "dW2",
                        9.0 / 16 * a2 + 9.0 / 16 * a1,
                        "db2",
                        a2,
                        "dW1",
                        9 * dZ1,
                        "db1",
                        dZ1)));
    }

    @Test
    void underflow_varies_every_gradient() {
        double a1 = 9.0 / 256 + 1;
        double z2 = 1 + 9.0 / 16 + 16;
        double a2 = 9.0 / 256 * z2 + 1;
        double dZ2 = a2 + 1;
        double s = 0.25 * a1 + 1;
        double t = 9.0 / 256 + 2;
        // h is a sum of one product, which can underflow.
        double g = 9.0 / 256 + 16 * s;
        double dZ1 = 9.0 / 16 * dZ2 + 9.0 / 16 * g + t;
        double loss = 9.0 / 16 * z2 + 1 + 1 + 3;

        assertErrors(
                ErrorDeviations.of(twoNeurons(1), UNDERFLOW),
                deviations(Map.of(
                        "A1",
                        a1,
                        "A2",
                        a2,
                        "J",
                        loss,
                        "dW2",
                        9.0 / 16 * dZ2 + 9.0 / 16 * a1 + 4,
                        "db2",
                        dZ2 + 4,
                        "dW1",
                        9 * dZ1 + 4,
                        "db1",
                        dZ1 + 4)));
    }

    @Test
    void every_rounding_varies_every_gradient() {
        // A sum of one product and a bias: the product and the partial sum squared, and the total.
        double z1 = 36 + 36 + LN3 * LN3;
        double a1 = 9.0 / 256 * z1;
        double z2 = 9 + 9 + LN3 * LN3 + 9.0 / 16 * z1;
        double a2 = 9.0 / 256 * z2;
        double dZ2 = a2 + 9.0 / 16;
        double dW2 = 9.0 / 16 * dZ2 + 9.0 / 16 * a1 + (3 + 4) * 81.0 / 256;
        double s = 0.25 * a1 + 3 * 9.0 / 256;
        double g = (16 + 16 + 16) * 9.0 / 256 + 16 * s;
        double dZ1 = 9.0 / 16 * dZ2 + 9.0 / 16 * g;
        // z (1 + y) and ln(1 + e^−z) have three roundings; the mean seven.
        double loss = 9.0 / 16 * z2 + 3 * Math.log(4) * Math.log(4) + 7 * Math.log(4) * Math.log(4);

        assertErrors(
                ErrorDeviations.of(twoNeurons(1), OPERATIONS),
                deviations(Map.of(
                        "A1",
                        a1,
                        "A2",
                        a2,
                        "J",
                        loss,
                        "dW2",
                        dW2,
                        "db2",
                        dZ2 + 7 * 9.0 / 16,
                        "dW1",
                        9 * dZ1 + 7 * 9 * 81.0 / 256,
                        "db1",
                        dZ1 + 7 * 81.0 / 256)));
    }

    @Test
    void errors_of_errors_count_too() {
        double u = 0x1p-8;
        double eta = 0x1p-12;
        TensorErrors bound =
                DerivedErrorBound.plain(twoNeurons(1), new Arithmetic(u, eta, Double.POSITIVE_INFINITY, 4, 0));

        // σ(ln 3 − E) = 3 / (3 + eᴱ); Z is a sum of two terms, all other sums have one.
        double z1 = 2 * u * (12 - LN3) + 2 * eta * (1 + 2 * u);
        double p1 = 0.75 - 3 / (3 + Math.exp(z1));
        double a1 = p1 + 4 * u * (0.75 + p1) + eta;
        double z2 = 4 * a1 + 2 * u * (6 - LN3 + 4 * a1) + 2 * eta * (1 + 2 * u);
        double p2 = 0.75 - 3 / (3 + Math.exp(z2));
        double a2 = p2 + 4 * u * (0.75 + p2) + eta;
        double dZ2 = a2 + u * (0.75 + a2) + eta;
        double dW2 = dZ2 * (0.75 + a1) + 0.75 * a1 + meanOfOne(u, (0.75 + dZ2) * (0.75 + a1)) + eta * (1 + u) + 2 * eta;
        double db2 = dZ2 + meanOfOne(u, 0.75 + dZ2) + 2 * eta;
        double dA1 = 4 * dZ2 + u * (3 + 4 * dZ2) + eta * (1 + u);
        double s = a1 * (0.5 + a1) + eta;
        double dZ1 = (dA1 + 3 * u * (3 + dA1)) * (3.0 / 16 + s) + 3 * s + 2 * eta;
        double dW1 = 3 * dZ1 + meanOfOne(u, 3 * (9.0 / 16 + dZ1)) + eta * (1 + u) + 2 * eta;
        double db1 = dZ1 + meanOfOne(u, 9.0 / 16 + dZ1) + 2 * eta;
        double logs = -Math.log1p(-a2 / 0.25) + u;
        double loss = 3 * u * (Math.log(4) + 2 * z2) + 5 * u + 6 * eta + logs + 7 * u * (Math.log(4) + logs);
        double mean = loss + meanOfOne(u, Math.log(4) + loss) + eta * (1 + u) + 2 * eta;

        Map<String, Double> expected =
                Map.of("A1", a1, "A2", a2, "J", mean, "dW2", dW2, "db2", db2, "dW1", dW1, "db1", db1);
        bound.tensors().forEach((name, tensor) -> {
            double value = Objects.requireNonNull(expected.get(name.toString())) * (1 + 0x1p-20);
            assertThat(tensor.get(0)).as(name.toString()).isCloseTo(value, within(1e-12 * value));
        });
    }

    /** The rounding of a number multiplied by a rounded 1/m. */
    static double meanOfOne(double u, double magnitude) {
        double theta = u * (2 + u);
        return u * magnitude * (1 + 2 * theta) + theta * magnitude;
    }

    @Test
    void variances_of_variances_count_too() {
        // σ is off by up to 1/32 of itself.
        TensorErrors bound =
                ErrorDeviations.of(twoNeurons(1), new Arithmetic(0x1p-800, 0, Double.POSITIVE_INFINITY, 0x1p795, 0));

        double third = 0x1p-10 / 3;
        double a1 = 9.0 / 16 * third;
        double z2 = 16 * a1;
        double p2 = 0.75 - 3 / (3 + Math.exp(Math.sqrt(z2)));
        double a2 = p2 * p2 + (0.75 + p2) * (0.75 + p2) * third;
        double g = 16 * a1 * (0.25 + 2 * a1);
        double dZ1 = 9.0 / 16 * a2 + (9.0 / 16 + a2) * g;
        double dW2 = a2 * (9.0 / 16 + a1) + 9.0 / 16 * a1;
        double loss = (0.75 + p2) * (0.75 + p2) * z2 + third;
        Map<String, Double> expected =
                Map.of("A1", a1, "A2", a2, "J", loss, "dW2", dW2, "db2", a2, "dW1", 9 * dZ1, "db1", dZ1);
        bound.tensors().forEach((name, tensor) -> {
            double value = Math.sqrt(Objects.requireNonNull(expected.get(name.toString())));
            assertThat(tensor.get(0)).as(name.toString()).isCloseTo(value, within(1e-12 * value));
        });
    }

    /** From variances in units of 2⁻⁶⁰/3 to standard deviations in units of 2⁻³⁰. */
    static Map<String, Double> deviations(Map<String, Double> variances) {
        Map<String, Double> deviations = new HashMap<>();
        variances.forEach((name, variance) -> deviations.put(name, Math.sqrt(variance / 3)));
        return deviations;
    }
}
