package org.gradcheck4j.deviation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.gradcheck4j.bound.OneSourceOfError.OPERATIONS;
import static org.gradcheck4j.bound.OneSourceOfError.SIGMA;
import static org.gradcheck4j.bound.OneSourceOfError.UNDERFLOW;
import static org.gradcheck4j.bound.OneSourceOfError.assertErrors;
import static org.gradcheck4j.bound.OneSourceOfError.deviations;
import static org.gradcheck4j.bound.OneSourceOfError.twoNeurons;

import java.util.Map;
import java.util.Objects;
import org.gradcheck4j.bound.ErrorSizes;
import org.gradcheck4j.bound.OneSourceOfError;
import org.gradcheck4j.model.Arithmetic;
import org.junit.jupiter.api.Test;

/** The standard deviations that {@link OneSourceOfError} gives two neurons. */
class SourcesOfVarianceTest {

    private static final double LN3 = Math.log(3);

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
    void variances_of_variances_count_too() {
        // σ is off by up to 1/32 of itself.
        ErrorSizes bound =
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
}
