package org.gradcheck4j.harness.diagnosis.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradcheck4j.departure.OutputGradient;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.EvidenceCase;
import org.gradcheck4j.harness.diagnosis.candidate.Predictions;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.junit.jupiter.api.Test;

/** One neuron with the outputs 0.01, 0.04, 0.88 and 0.19, and a feature that tells the samples apart. */
class ClampThresholdTest {

    private static double logit(double a) {
        return Math.log(a / (1 - a));
    }

    private static final EvidenceCase CASE = EvidenceCase.of(
            new Network(List.of(new Layer(Matrix.row(1, 0), Matrix.row(0)))),
            new Batch(
                    Matrix.of(2, 4, logit(0.01), logit(0.04), logit(0.88), logit(0.19), 1, 2, 3, 4),
                    Matrix.row(1, 0, 0, 1)));

    private static final double LIMIT = 0.2;

    private static Evidence clamped(double epsilon) {
        return CASE.predictedBy(Candidate.formula()
                .departing(
                        departure -> departure.withOutputGradient(OutputGradient.zeroOutsideClamp(epsilon)),
                        Predictions.MISTAKE));
    }

    @Test
    void what_lies_between_the_last_clamped_and_the_first_kept_sample_is_tried() {
        // The samples are 0.01, 0.04, 0.12 and 0.19 from their ends; √(0.04 · 0.12) is 0.0693.
        assertThat(ClampThreshold.valuesUpTo(LIMIT, clamped(0.05)).findFirst()).contains(0.07);
        assertThat(ClampThreshold.valuesUpTo(LIMIT, clamped(0.02)).findFirst()).contains(0.02);
        assertThat(ClampThreshold.valuesUpTo(LIMIT, clamped(0.15)).findFirst()).contains(0.15);
    }

    @Test
    void a_clamp_of_nothing_or_of_all_is_none() {
        assertThat(ClampThreshold.valuesUpTo(LIMIT, clamped(0.005))).isEmpty();
        assertThat(ClampThreshold.valuesUpTo(LIMIT, clamped(0.3))).isEmpty();
    }

    @Test
    void a_clamp_that_leaves_little_between_its_ends_is_none() {
        assertThat(ClampThreshold.valuesUpTo(0.05, clamped(0.15))).isEmpty();
    }

    @Test
    void a_threshold_that_leaves_no_sample_is_not_tried() {
        double[] usual = {0.01, 0.18, 0.2, 0.3};
        assertThat(ClampThreshold.leavingSome(usual, CASE.right())).containsExactly(0.01, 0.18);
    }
}
