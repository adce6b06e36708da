package org.gradcheck4j.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.gradcheck4j.bound.OneSourceOfError.OPERATIONS;
import static org.gradcheck4j.bound.OneSourceOfError.SIGMA;
import static org.gradcheck4j.bound.OneSourceOfError.UNDERFLOW;
import static org.gradcheck4j.bound.OneSourceOfError.UNIT;
import static org.gradcheck4j.bound.OneSourceOfError.assertErrors;
import static org.gradcheck4j.bound.OneSourceOfError.meanOfOne;
import static org.gradcheck4j.bound.OneSourceOfError.twoNeurons;

import java.util.Map;
import java.util.Objects;
import org.gradcheck4j.model.Arithmetic;
import org.junit.jupiter.api.Test;

/** The limits that {@link OneSourceOfError} gives two neurons. */
class SourcesOfErrorTest {

    private static final double LN3 = Math.log(3);

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
    void errors_of_errors_count_too() {
        double u = 0x1p-8;
        double eta = 0x1p-12;
        ErrorSizes bound =
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
}
