package org.gradcheck4j.harness.diagnosis.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.gradcheck4j.departure.Departure;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.EvidenceCase;
import org.gradcheck4j.harness.diagnosis.fit.LastLayer;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ClipFormTest {

    private static final double[] OUTPUTS = {0.01, 0.04, 0.3, 0.5, 0.88, 0.97, 0.999};

    /** One neuron with the weight 1, and each output once with the label 0 and once with the label 1. */
    private static final EvidenceCase CASE = EvidenceCase.of(
            new Network(List.of(new Layer(Matrix.row(1), Matrix.row(0)))),
            new Batch(
                    Matrix.generate(1, 2 * OUTPUTS.length, (i, k) -> logit(OUTPUTS[k / 2])),
                    Matrix.generate(1, 2 * OUTPUTS.length, (i, k) -> k % 2)));

    private static double logit(double a) {
        return Math.log(a / (1 - a));
    }

    @ParameterizedTest
    @EnumSource(ClipForm.class)
    void the_guess_in_double_is_what_the_candidate_predicts(ClipForm form) {
        Evidence evidence = CASE.right();
        LastLayer layer = new LastLayer(evidence);
        for (double epsilon : new double[] {0.05, 0.2, 1e-3}) {
            ExactMatrix dZ = evidence.departed(Departure.formula().withOutputGradient(form.gradient(epsilon)))
                    .dZ(1);
            double[] guess = layer.outputs((a, complement, y) -> form.output(a, complement, y, epsilon));
            double[] predicted = dZ.rounded().toArray();
            assertThat(guess).containsExactly(predicted, within(1e-12));
            assertThat(Arrays.stream(predicted).anyMatch(value -> value != 0)).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "QUOTIENT_OF_CLIPPED_OUTPUT, 0.25",
        "FLOORED_SLOPE, 0.1875",
        "ZERO_OUTSIDE_CLAMP, 0.25",
        "CLIPPED_OUTPUT_MINUS_LABEL, 0.25"
    })
    void an_output_at_epsilon_is_not_clipped(ClipForm form, double epsilon) {
        assertThat(form.output(0.25, 0.75, 0, epsilon)).isEqualTo(0.25);
        assertThat(form.output(0.75, 0.25, 1, epsilon)).isEqualTo(-0.25);
    }

    @Test
    void a_clamp_takes_away_what_it_clips() {
        assertThat(ClipForm.ZERO_OUTSIDE_CLAMP.output(0.2, 0.8, 1, 0.25)).isZero();
    }
}
