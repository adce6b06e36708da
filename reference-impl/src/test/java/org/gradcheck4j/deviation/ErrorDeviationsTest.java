package org.gradcheck4j.deviation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.gradcheck4j.bound.ErrorSizes;
import org.gradcheck4j.bound.RandomCases;
import org.gradcheck4j.emulated.EmulatedEngine;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.exact.ExactOracle;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.Summation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorDeviationsTest {

    private static final int SIGMAS = 6;

    @ParameterizedTest
    @EnumSource(Precision.class)
    void at_most_one_correct_entry_in_a_thousand_is_unusual(Precision precision) {
        List<Double> errors = errorsInStandardDeviations(precision);

        assertThat(errors.stream().filter(error -> error > SIGMAS).count()).isLessThanOrEqualTo(errors.size() / 1000);
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void the_mean_square_error_is_about_a_tenth_of_its_variance(Precision precision) {
        // 0.34 in double, 0.35 in float, 0.29 in half: few sums are in the worst order.
        double meanSquare = errorsInStandardDeviations(precision).stream()
                .mapToDouble(error -> error * error)
                .average()
                .orElseThrow();

        assertThat(Math.sqrt(meanSquare)).isBetween(0.2, 0.5);
    }

    /** Neuron 0 of layer 1 does not see its input: σ's error is the same in all samples. Neuron 1 does. */
    @Test
    void the_error_of_a_constant_neuron_is_the_same_in_all_samples() {
        int m = 400;
        Network network = new Network(List.of(
                new Layer(Matrix.of(2, 1, 0, 0.01), Matrix.column(0.3, 0.3)),
                new Layer(Matrix.row(0, 0), Matrix.row(3))));
        ExactSolution exact = ExactOracle.of(
                network, new Batch(Matrix.generate(1, m, (i, k) -> k - m / 2.0), Matrix.filled(1, m, 0)));
        Arithmetic roughSigmoid = Arithmetic.of(Precision.FLOAT).withSigmoid(1e6, 0);

        Matrix deviations =
                ErrorDeviations.of(exact, roughSigmoid).gradients().layer(2).dW();

        double a = 1 / (1 + Math.exp(-0.3));
        double ofSigmoid = 1e6 * Precision.FLOAT.unitRoundoff() * a / Math.sqrt(3);
        double dZ = 1 / (1 + Math.exp(-3));
        // dZ has an error, too, the same in all samples: as large, relative to a, as that of σ(3) is to it.
        assertThat(deviations.get(0) / (dZ * ofSigmoid * Math.sqrt(2))).isBetween(0.98, 1.02);
        assertThat(deviations.get(1)).isLessThan(0.75 * deviations.get(0));
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void equal_terms_lose_the_same_in_every_addition(Precision precision) {
        // Partial sums 1, 2, … m times a term, squared and summed: m³/3, and 1/m² before it. So √(m/3) u/√3 times the
        // term, if additions lost one thing and another; since all lose the same, √m times as much.
        int m = 1200;
        Network network = new Network(List.of(new Layer(Matrix.row(0), Matrix.column(0))));
        ExactSolution exact = ExactOracle.of(
                network, new Batch(Matrix.generate(1, m, (i, k) -> 1), Matrix.generate(1, m, (i, k) -> 0)));
        Arithmetic perfectSigmoid = Arithmetic.of(precision).withSigmoid(0, 0).withUnderflow(Double.MIN_VALUE);

        double deviation = ErrorDeviations.of(exact, perfectSigmoid)
                .gradients()
                .layer(1)
                .db()
                .get(0);

        assertThat(deviation / (0.5 * precision.unitRoundoff())).isBetween(m / 3.0, m / 3.0 * 1.02);
    }

    @Test
    void of_an_error_whose_square_underflows_nothing_is_known() {
        // dW is 0.5 x, off by about u x: its square is 10⁻³² · 10⁻²⁸⁰.
        Network network = new Network(List.of(new Layer(Matrix.row(0), Matrix.column(0))));
        ExactSolution exact = ExactOracle.of(network, new Batch(Matrix.row(1e-140), Matrix.row(0)));
        ErrorSizes deviation = ErrorDeviations.of(exact, Arithmetic.of(Precision.DOUBLE));
        assertThat(deviation.gradients().layer(1).dW().get(0)).isInfinite();
        assertThat(deviation.gradients().layer(1).db().get(0)).isFinite();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-800, -100, -17, 17, 100, 800})
    void no_deviation_is_nan_however_saturated(double z) {
        Network saturated = new Network(Stream.of(z, 0.5, 2 * z)
                .map(w -> new Layer(Matrix.row(w), Matrix.column(0)))
                .toList());
        for (Precision precision : Precision.values()) {
            for (int y = 0; y <= 1; y++) {
                ExactSolution exact = ExactOracle.of(saturated, new Batch(Matrix.row(1), Matrix.row(y)));
                assertThat(ErrorDeviations.of(exact, Arithmetic.of(precision))
                                .tensors()
                                .values())
                        .noneMatch(
                                deviation -> Arrays.stream(deviation.toArray()).anyMatch(Double::isNaN));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void errors_that_are_the_same_in_every_sample_do_not_average_out(Precision precision) {
        // σ(0) = ½ is off by 4u/2 and 1/Ω uniformly; ½ − 0 by u/2, which is u²/12: the same in all samples.
        // Sums are exact here, but the result is rounded on being stored, 2u²/12, and for the mean, 4u²/12.
        // Only the products round anew in each sample: u²/12 by m.
        double ofSigmoid = 2 + 1 / (precision.largestFinite() * precision.unitRoundoff());
        Network network = new Network(List.of(new Layer(Matrix.row(0), Matrix.column(0))));
        Arithmetic inexactSigmoid = Arithmetic.of(precision)
                .withSigmoid(4, 0)
                .withUnderflow(Double.MIN_VALUE)
                .withSums(Summation.inAnyOrder(0x1p-40 * precision.unitRoundoff()));

        for (int m : new int[] {1, 8, 64}) {
            ExactSolution exact = ExactOracle.of(
                    network, new Batch(Matrix.generate(1, m, (i, k) -> 1), Matrix.generate(1, m, (i, k) -> 0)));
            double deviation = ErrorDeviations.of(exact, inexactSigmoid)
                    .gradients()
                    .layer(1)
                    .db()
                    .get(0);

            assertThat(deviation / precision.unitRoundoff())
                    .isCloseTo(Math.sqrt((4 * ofSigmoid * ofSigmoid + 1 + 2 + 4 + 1.0 / m) / 12), within(1e-3));
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void a_correct_gradient_of_a_nearly_constant_network_is_not_unusual(Precision precision) {
        List<Double> errors = new ArrayList<>();
        for (int seed = 0; seed < 40; seed++) {
            RandomCases.Case c = RandomCases.ordinary(seed, precision, 120, 2, 4, 4, 4, 4, 4, 1);
            Network flat = new Network(c.network().layers().stream()
                            .map(layer -> new Layer(layer.weights().map(w -> w / 16), layer.bias()))
                            .toList())
                    .roundedTo(precision);
            addErrors(errors, new RandomCases.Case(flat, c.batch()), seed, precision);
        }

        assertThat(errors).allMatch(error -> error <= SIGMAS).anyMatch(error -> error > 1);
    }

    private static List<Double> errorsInStandardDeviations(Precision precision) {
        List<Double> errors = new ArrayList<>();
        for (int seed = 0; seed < 20; seed++) {
            addErrors(errors, RandomCases.ordinary(seed, precision, 1 + 5 * seed, 6, 5, 4, 1), seed, precision);
        }
        return errors;
    }

    /** Adds error ÷ standard deviation of every entry of an emulated engine's gradient. */
    private static void addErrors(List<Double> errors, RandomCases.Case c, long seed, Precision precision) {
        EmulatedEngine engine = EmulatedEngine.seeded(seed);
        ExactSolution exact = ExactOracle.of(c.network(), c.batch());
        ErrorSizes deviation = ErrorDeviations.of(exact, engine.arithmetic(precision));
        engine.gradients(c.network(), c.batch(), precision).tensors().forEach((name, tensor) -> {
            ExactMatrix check = Objects.requireNonNull(exact.tensors().get(name));
            Matrix sd = Objects.requireNonNull(deviation.tensors().get(name));
            for (int k = 0; k < tensor.size(); k++) {
                errors.add(check.error(k, tensor.get(k)) / sd.get(k));
            }
        });
    }
}
