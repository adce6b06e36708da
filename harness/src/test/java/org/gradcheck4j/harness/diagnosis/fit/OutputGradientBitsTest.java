package org.gradcheck4j.harness.diagnosis.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.gradcheck4j.departure.OutputGradient;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.EvidenceCase;
import org.gradcheck4j.harness.diagnosis.candidate.Predicted;
import org.gradcheck4j.harness.diagnosis.candidate.Predictions;
import org.gradcheck4j.harness.diagnosis.candidate.Scaling;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.junit.jupiter.api.Test;

/** One neuron of outputs ½, whose dZ[L] is doubled: it is ½ further off in every sample. */
class OutputGradientBitsTest {

    private static final double ALLOWED = 0x1p-20;

    private static Candidate doubled(double allowed) {
        return Candidate.formula()
                .departing(
                        departure -> departure.withOutputGradient(OutputGradient.affine(2, -2, 0)), Predictions.MISTAKE)
                .alsoChanging((tensor, before) ->
                        new Predicted(before.value(), before.bound().map(bound -> allowed)));
    }

    private static List<Double> bits(Matrix X, double... y) {
        return OutputGradientBits.of(
                doubled(ALLOWED), EvidenceCase.ofHalves(X, y).right());
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }

    private static void assertBits(List<Double> actual, double... expected) {
        assertThat(actual).hasSize(expected.length);
        for (int k = 0; k < expected.length; k++) {
            assertThat(actual.get(k)).isCloseTo(expected[k], within(1e-4));
        }
    }

    @Test
    void each_direction_has_its_own_bits() {
        // The rows (1, 1) and (3, −3), times ½/(2 · 2⁻²⁰): orthogonal, and √2 and 3√2 long.
        assertBits(bits(Matrix.row(3, -3), 0, 1), 18 + log2(3 * Math.sqrt(2)), 18 + log2(Math.sqrt(2)));
    }

    @Test
    void what_one_number_says_another_does_not_say_again() {
        // Of (3, 1), what (1, 1) does not say is (1, −1).
        assertBits(bits(Matrix.row(3, 1), 0, 1), 18 + log2(Math.sqrt(10)), 18 + log2(2 / Math.sqrt(10)));
        assertBits(bits(Matrix.row(3, 3), 0, 1), 18 + log2(3 * Math.sqrt(2)));
    }

    @Test
    void a_direction_within_the_allowed_error_says_nothing() {
        List<Double> bits = OutputGradientBits.of(
                doubled(0.5), EvidenceCase.ofHalves(Matrix.row(3, -3), 0, 1).right());
        // ½/(2 · ½) of √2 and 3√2
        assertBits(bits, log2(1.5 * Math.sqrt(2)));
    }

    @Test
    void a_hidden_layer_says_what_the_backward_pass_leaves() {
        // dZ[1] is dZ[2] · 1 · ¼, and its input is 2.
        Network network = new Network(
                List.of(new Layer(Matrix.row(0), Matrix.row(0)), new Layer(Matrix.row(1), Matrix.row(-0.5))));
        Evidence evidence = EvidenceCase.of(network, new Batch(Matrix.row(2), Matrix.row(1)))
                .right();
        // One sample: the largest of 1, ½, ¼ and 2 · ¼ is all there is. At Z[2] = 0, dZ[2] is −½.
        assertBits(OutputGradientBits.of(doubled(ALLOWED), evidence), 19);
    }

    @Test
    void what_the_gradient_is_multiplied_by_counts_too() {
        // 3 times 2 dZ is off by 5 dZ.
        Candidate sixfold = Candidate.formula()
                .departing(
                        departure -> departure.withOutputGradient(OutputGradient.affine(2, -2, 0)), Predictions.MISTAKE)
                .alsoChanging(Scaling.exact(3))
                .alsoChanging((tensor, before) ->
                        new Predicted(before.value(), before.bound().map(bound -> ALLOWED)));
        Evidence evidence = EvidenceCase.ofHalves(Matrix.row(0), 1).right();
        assertBits(OutputGradientBits.of(sixfold, evidence), 19 + log2(5));
    }

    @Test
    void each_neuron_and_each_sample_has_its_own_backward_pass() {
        // Neuron 1 gives ½ and ¾, and counts 64 times: dZ[1] is dZ[2] times 64 · ¼ and 64 · 3/16, which is 20 long.
        Network network = new Network(List.of(
                new Layer(Matrix.column(0, 1), Matrix.column(0, 0)), new Layer(Matrix.row(8, 64), Matrix.row(-44))));
        Evidence evidence = EvidenceCase.of(network, new Batch(Matrix.row(0, Math.log(3)), Matrix.row(1, 0)))
                .right();
        // The outputs are σ(−8) and σ(8), so that dZ[2] is wrong by nearly 1 in both samples.
        double size = 1 / (1 + Math.exp(-8));
        assertThat(OutputGradientBits.of(doubled(ALLOWED), evidence).get(0))
                .isCloseTo(19 + log2(size * 20), within(1e-4));
    }

    @Test
    void sixteen_numbers_of_a_tensor_are_looked_at() {
        // Feature 17 alone tells the second sample from the first.
        Matrix X = Matrix.generate(17, 2, (feature, k) -> feature == 16 ? k : 1);
        assertThat(bits(X, 0, 1)).hasSize(1);
        assertThat(bits(Matrix.generate(16, 2, (feature, k) -> feature == 15 ? k : 1), 0, 1))
                .hasSize(2);
    }

    @Test
    void a_fitted_one_is_told_from_other_functions_of_output_and_label_alone() {
        // All outputs are alike, so that samples 1 and 2, which are of one class, go together.
        double[] y = {0, 1, 1};
        Evidence evidence =
                EvidenceCase.ofHalves(Matrix.of(2, 3, 3, 1, 1, 0, 1, -1), y).right();
        double unit = log2(0.5 / (3 * ALLOWED));
        // (3, 1, 1), (1, 1, 1) and (0, 1, −1)
        assertBits(
                OutputGradientBits.of(doubled(ALLOWED), evidence),
                unit + log2(Math.sqrt(11)),
                unit + log2(Math.sqrt(2)),
                unit + log2(2 * Math.sqrt(2 / 11.0)));
        // (3, 2), (1, 2) and (0, 0)
        assertBits(
                OutputGradientBits.of(doubled(ALLOWED).fitted(), evidence),
                unit + log2(Math.sqrt(13)),
                unit + log2(4 / Math.sqrt(13)));
    }
}
