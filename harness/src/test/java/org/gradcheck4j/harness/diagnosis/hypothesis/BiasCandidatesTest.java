package org.gradcheck4j.harness.diagnosis.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.Function;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.EvidenceCase;
import org.gradcheck4j.harness.diagnosis.candidate.Predicted;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;
import org.junit.jupiter.api.Test;

/** What is predicted of a bias, and within which bound. A network of 2 neurons with 3 inputs each, and a last one. */
class BiasCandidatesTest {

    private static final double U = 0x1p-53;
    private static final EvidenceCase CASE = EvidenceCase.seeded(1, 4, 3, 2, 1);

    private static List<Candidate> candidates(Hypothesis hypothesis, Matrix db1) {
        Evidence evidence = CASE.changed((tensor, exact) -> tensor.equals(TensorName.db(1)) ? db1 : exact);
        return hypothesis.candidates(Candidate.formula(), evidence).toList();
    }

    private static Predicted db1(Candidate candidate, Function<TensorName, Predicted> before) {
        return candidate.changed(TensorName.db(1), before);
    }

    private static Matrix rowsOfDW1(double factor) {
        return CASE.right().exact(TensorName.dW(1)).rounded().times(Matrix.filled(3, 1, factor));
    }

    @Test
    void the_sum_of_each_row_carries_its_bounds_and_rounds_twice() {
        List<Candidate> sums = candidates(new BiasFromWeights(), rowsOfDW1(1));
        assertThat(sums).hasSize(1);
        Predicted dW = new Predicted(Matrix.of(2, 3, 1, -2, 4, 0, 0, 0), Matrix.filled(2, 3, 0x1p-30));
        Predicted sum = db1(sums.get(0), tensor -> dW);
        assertThat(sum.value()).isEqualTo(Matrix.column(3, 0));
        // Σ b + 3u (Σ b + Σ |d|)
        double b = 3 * 0x1p-30;
        assertThat(sum.bound().get(0) - b).isCloseTo(3 * U * (b + 7), within(U / 100));
        assertThat(sum.bound().get(1) - b).isCloseTo(3 * U * b, within(U / 100));
        assertThat(sums.get(0).sentence()).startsWith("db1 is the sum of each row of dW1:");
        assertThat(sums.get(0).remedy()).isEqualTo("sum dZ1 over the samples, and divide by m");
    }

    @Test
    void a_mean_is_a_third_of_it_and_rounds_twice_more() {
        List<Candidate> means = candidates(new BiasFromWeights(), rowsOfDW1(1.0 / 3));
        assertThat(means).hasSize(1);
        Predicted dW = new Predicted(Matrix.of(2, 3, 1, -2, 4, 0, 0, 0), Matrix.filled(2, 3, 0));
        Predicted mean = db1(means.get(0), tensor -> dW);
        assertThat(mean.value()).isEqualTo(Matrix.column(1, 0));
        // 3u · 7 of the sum, and 2u · 3 of the factor, a third of both
        assertThat(mean.bound().get(0)).isCloseTo((21 + 6) * U / 3, within(U / 100));
        assertThat(means.get(0).sentence()).startsWith("db1 is the mean of each row of dW1:");
    }

    @Test
    void other_biases_are_made_from_nothing_known() {
        assertThat(candidates(new BiasFromWeights(), rowsOfDW1(0.9))).isEmpty();
        assertThat(candidates(new BiasAxis(), Matrix.column(1, Math.nextUp(1.0))))
                .isEmpty();
    }

    @Test
    void one_number_for_all_is_a_mean_or_a_sum_of_means_or_of_samples() {
        List<Candidate> forms = candidates(new BiasAxis(), Matrix.column(1, 1));
        assertThat(forms).hasSize(3);
        Predicted before = new Predicted(Matrix.column(3, 5), Matrix.column(0x1p-30, 0x1p-29));
        double[] factors = {0.5, 1, 4};
        // Both bounds, 5 times: 2 n + 1 of them cover the additions.
        double carried = 5 * (0x1p-30 + 0x1p-29);
        for (int k = 0; k < 3; k++) {
            Predicted all = db1(forms.get(k), tensor -> before);
            assertThat(all.value()).isEqualTo(Matrix.filled(2, 1, 8 * factors[k]));
            double rounding = 2 * U * (8 + carried);
            assertThat(all.bound().get(1) / factors[k] - carried).isCloseTo(rounding, within(U / 100));
        }
    }

    @Test
    void each_number_that_is_the_one_before_it_saves_eight_bits_up_to_eight_numbers() {
        assertThat(oddsAgainst(2, 1)).isEqualTo(0x1p-8);
        assertThat(oddsAgainst(8, 1)).isEqualTo(0x1p-56);
        assertThat(oddsAgainst(9, 1)).isEqualTo(0x1p-64);
        assertThat(oddsAgainst(10, 1)).isEqualTo(0x1p-64);
        // Zeros are alike for other reasons.
        assertThat(oddsAgainst(2, 0)).isEqualTo(1);
    }

    private static double oddsAgainst(int neurons, double db) {
        Evidence evidence = EvidenceCase.seeded(1, 4, 3, neurons, 1)
                .changed((tensor, exact) -> tensor.equals(TensorName.db(1)) ? exact.map(value -> db) : exact);
        return new BiasAxis()
                .candidates(Candidate.formula(), evidence)
                .findFirst()
                .orElseThrow()
                .oddsAgainst();
    }

    @Test
    void another_layer_keeps_its_biases() {
        Predicted before = new Predicted(Matrix.row(3), Matrix.row(1));
        for (Candidate form : candidates(new BiasAxis(), Matrix.column(1, 1))) {
            assertThat(form.changed(TensorName.db(2), before)).isEqualTo(before);
            assertThat(form.changed(TensorName.dW(1), before)).isEqualTo(before);
        }
    }
}
