package org.gradcheck4j.harness.diagnosis.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.EvidenceCase;
import org.gradcheck4j.harness.diagnosis.candidate.Predictions;
import org.gradcheck4j.harness.diagnosis.candidate.Scaling;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;
import org.junit.jupiter.api.Test;

class GradientNormTest {

    private static final double U = 0x1p-53;
    private static final Evidence EVIDENCE =
            EvidenceCase.ofHalves(Matrix.of(2, 2, 1, 2, 3, 4), 0, 1).right();

    /** The norm of (3, −4), each off by 1/8 at most. */
    private static GradientNorm norm() {
        Candidate base = Predictions.within(Matrix.row(3, -4), Matrix.row(0.125, 0.125));
        return GradientNorm.of(base, EVIDENCE, List.of(TensorName.dW(1)));
    }

    @Test
    void the_norm_is_off_by_its_entries_and_its_roundings() {
        assertThat(norm().value()).isEqualTo(5);
        // Σ (|g| + b) b ÷ Σ g², and (n + 1)/2 + 1 roundings of n = 2 entries.
        assertThat(norm().relative() - 7.25 * 0.125 / 25).isCloseTo(2.5 * U, within(1e-13));
        GradientNorm exact = GradientNorm.of(
                Predictions.within(Matrix.row(3, -4), Matrix.row(0, 0)), EVIDENCE, List.of(TensorName.dW(1)));
        // The predictions themselves are off by 2⁻⁵¹ of their size.
        assertThat(exact.relative()).isCloseTo(2.5 * U + 4 * U, within(U / 16));
    }

    @Test
    void a_factor_made_from_the_norm_is_as_far_off_and_rounds_three_times() {
        GradientNorm norm = new GradientNorm(5, 0x1p-20, Arithmetic.of(Precision.DOUBLE));
        Scaling scaling = norm.scaling(0.3);
        assertThat(scaling.factor()).isEqualTo(0.3);
        assertThat(scaling.rounding()).isEqualTo(0x1p-20 + 3 * U);
        assertThat(scaling.underflow()).isEqualTo(Double.MIN_VALUE);
    }

    @Test
    void factors_are_widened_by_what_the_norm_may_be_off() {
        GradientNorm norm = new GradientNorm(5, 0.125, Arithmetic.of(Precision.DOUBLE));
        assertThat(norm.widened(new Interval(2, 4))).isEqualTo(new Interval(1.5, 4.5));
        assertThat(norm.widened(new Interval(-4, 2))).isEqualTo(new Interval(-4.5, 2.5));
        assertThat(norm.widened(new Interval(4, 4))).isEqualTo(new Interval(3.5, 4.5));
        Interval none = new Interval(4, 3.9);
        assertThat(norm.widened(none)).isEqualTo(none);
    }
}
