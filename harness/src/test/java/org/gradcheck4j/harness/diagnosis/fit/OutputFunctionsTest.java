package org.gradcheck4j.harness.diagnosis.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
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

/** One neuron of weight 1 and bias 0, so that Z is X. */
class OutputFunctionsTest {

    private static OutputFunctions of(Matrix Z, double... y) {
        Network network = new Network(List.of(new Layer(Matrix.row(1), Matrix.row(0))));
        return OutputFunctions.of(
                EvidenceCase.of(network, new Batch(Z, Matrix.row(y))).right());
    }

    private static List<List<Double>> values(OutputFunctions functions) {
        return functions.values().stream()
                .map(each ->
                        Arrays.stream(each).map(value -> value + 0.0).boxed().toList())
                .toList();
    }

    @Test
    void a_piece_has_a_constant_a_linear_and_a_quadratic_function_of_each_class() {
        assertThat(values(of(Matrix.row(-1, 1.5, 0.5), 0, 1, 0)))
                .containsExactly(
                        List.of(1.0, 0.0, 1.0),
                        List.of(0.0, 1.0, 0.0),
                        List.of(-1.0, 0.0, 0.5),
                        List.of(0.0, 1.5, 0.0),
                        List.of(1.0, 0.0, 0.25),
                        List.of(0.0, 2.25, 0.0));
    }

    @Test
    void pieces_are_four_wide_and_distances_are_from_their_middle() {
        // From −2 to 2 without 2, which is the start of the next.
        OutputFunctions functions = of(Matrix.row(1.75, 2, 5.5, -2.25), 0, 0, 0, 0);
        assertThat(values(functions)).hasSize(3 * 3 * 2);
        assertThat(values(functions))
                .contains(
                        List.of(1.0, 0.0, 0.0, 0.0),
                        List.of(1.75, 0.0, 0.0, 0.0),
                        List.of(0.0, 1.0, 1.0, 0.0),
                        List.of(0.0, -2.0, 1.5, 0.0),
                        List.of(0.0, 4.0, 2.25, 0.0),
                        List.of(0.0, 0.0, 0.0, 1.0),
                        List.of(0.0, 0.0, 0.0, 1.75));
    }

    @Test
    void a_piece_without_samples_has_no_function() {
        assertThat(values(of(Matrix.row(-40, 40), 0, 1))).hasSize(2 * 3 * 2);
    }

    @Test
    void a_label_in_between_is_of_both_classes() {
        assertThat(values(of(Matrix.row(0), 0.25)).subList(0, 2)).containsExactly(List.of(0.75), List.of(0.25));
    }

    @Test
    void a_number_changes_with_each_function_by_the_sum_over_the_samples() {
        assertThat(of(Matrix.row(-1, 1.5, 0.5), 0, 1, 0).parts(new double[] {4, 8, 16}))
                .containsExactly(20, 8, 4, 12, 8, 18);
    }

    @Test
    void outputs_that_are_all_alike_have_at_most_a_direction_for_each_class() {
        // Five numbers that say something else of each of five samples.
        Matrix X = Matrix.generate(4, 5, (feature, k) -> Math.pow(k + 1, feature) * (k == feature ? -2 : 1));
        assertThat(directions(X, 0, 1, 0, 1, 1)).isEqualTo(2);
        assertThat(directions(X, 1, 1, 1, 1, 1)).isEqualTo(1);
    }

    private static int directions(Matrix X, double... y) {
        Candidate shifted = Candidate.formula()
                .departing(
                        departure -> departure.withOutputGradient(OutputGradient.affine(1, -1, 0.25)),
                        Predictions.MISTAKE);
        Evidence evidence = EvidenceCase.ofHalves(X, y).right();
        assertThat(OutputGradientBits.of(shifted, evidence)).hasSize(5);
        return OutputGradientBits.of(shifted.fitted(), evidence).size();
    }
}
