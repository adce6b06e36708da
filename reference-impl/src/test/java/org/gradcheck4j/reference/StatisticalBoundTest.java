package org.gradcheck4j.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StatisticalBoundTest {

    private static final int SIGMAS = 6;

    @ParameterizedTest
    @EnumSource(Precision.class)
    void at_most_one_correct_entry_in_a_thousand_is_unusual(Precision precision) {
        List<Double> errors = errorsInStandardDeviations(precision);

        assertThat(errors.stream().filter(error -> error > SIGMAS).count()).isLessThanOrEqualTo(errors.size() / 1000);
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void one_entry_in_a_thousand_uses_a_fiftieth_of_six_standard_deviations(Precision precision) {
        List<Double> errors = errorsInStandardDeviations(precision);

        assertThat(errors.stream().filter(error -> error > SIGMAS / 50.0).count())
                .isGreaterThanOrEqualTo(errors.size() / 1000);
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void a_batch_of_equal_terms_spreads_like_a_running_sum(Precision precision) {
        // Partial sums 1, 2, … m times a term, squared and summed: m³/3, and 1/m² before it. So √(m/3) u/√3 times the
        // term.
        int m = 1200;
        Network network = new Network(List.of(new Layer(Matrix.row(0), Matrix.column(0))));
        ExactPass exact = ExactOracle.of(
                network, new Batch(Matrix.generate(1, m, (i, k) -> 1), Matrix.generate(1, m, (i, k) -> 0)));
        Arithmetic perfectSigmoid = Arithmetic.of(precision).withSigmoid(0, 0).withUnderflow(Double.MIN_VALUE);

        double deviation = StatisticalBound.of(exact, perfectSigmoid)
                .gradients()
                .layer(1)
                .db()
                .get(0);

        assertThat(deviation / (0.5 * precision.unitRoundoff())).isBetween(Math.sqrt(m) / 3, Math.sqrt(m) / 3 * 1.02);
    }

    private static List<Double> errorsInStandardDeviations(Precision precision) {
        List<Double> errors = new ArrayList<>();
        for (int seed = 0; seed < 20; seed++) {
            RandomCases.Case c = RandomCases.ordinary(seed, precision, 1 + 5 * seed, 6, 5, 4, 1);
            EmulatedEngine engine = EmulatedEngine.seeded(seed);
            ExactPass exact = ExactOracle.of(c.network(), c.batch());
            ErrorBound deviation = StatisticalBound.of(exact, engine.arithmetic(precision));
            engine.gradients(c.network(), c.batch(), precision).tensors().forEach((name, tensor) -> {
                ExactMatrix truth = Objects.requireNonNull(exact.tensors().get(name));
                Matrix sd = Objects.requireNonNull(deviation.tensors().get(name));
                for (int k = 0; k < tensor.size(); k++) {
                    errors.add(truth.error(k, tensor.get(k)) / sd.get(k));
                }
            });
        }
        return errors;
    }
}
