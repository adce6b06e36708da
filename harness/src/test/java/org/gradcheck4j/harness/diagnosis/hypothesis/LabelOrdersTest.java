package org.gradcheck4j.harness.diagnosis.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.EvidenceCase;
import org.gradcheck4j.harness.diagnosis.candidate.Predictions;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.junit.jupiter.api.Test;

/** Labels of 7 samples in another order; the last layer has 5 numbers, so that it does not tell all. */
class LabelOrdersTest {

    private static final double[] Y = {1, 0, 0, 1, 0, 1, 1};
    private static final EvidenceCase CASE = labelled();

    private static EvidenceCase labelled() {
        EvidenceCase seeded = EvidenceCase.seeded(5, Y.length, 3, 4, 1);
        return EvidenceCase.of(seeded.network(), new Batch(seeded.batch().X(), Matrix.row(Y)));
    }

    private static List<Candidate> accepted(double... labels) {
        return accepted(CASE, labels);
    }

    private static List<Candidate> accepted(EvidenceCase given, double... labels) {
        return given.accepted(
                new LabelsShifted(),
                Candidate.formula()
                        .departing(departure -> departure.withLabels(Matrix.row(labels), 0), Predictions.MISTAKE));
    }

    private static Candidate first(double... labels) {
        return first(CASE, labels);
    }

    private static Candidate first(EvidenceCase given, double... labels) {
        List<Candidate> accepted = accepted(given, labels);
        assertThat(accepted).isNotEmpty();
        return accepted.get(0);
    }

    private static double[] picked(IntUnaryOperator from) {
        return IntStream.range(0, Y.length)
                .mapToDouble(k -> Y[from.applyAsInt(k)])
                .toArray();
    }

    @Test
    void a_shift_is_counted_in_the_shorter_direction() {
        for (int shift : new int[] {1, 2, 3}) {
            Candidate later = first(picked(k -> Math.floorMod(k - shift, Y.length)));
            assertThat(later.parameters()).isEqualTo(Map.of("shift", (double) shift));
            assertThat(later.sentence())
                    .endsWith(
                            "they are shifted by %d: sample k has the label of sample k − %d".formatted(shift, shift));
            Candidate earlier = first(picked(k -> (k + shift) % Y.length));
            assertThat(earlier.parameters()).isEqualTo(Map.of("shift", (double) -shift));
            assertThat(earlier.sentence())
                    .endsWith(
                            "they are shifted by -%d: sample k has the label of sample k + %d".formatted(shift, shift));
        }
    }

    @Test
    void a_shift_by_half_the_samples_is_counted_forwards() {
        EvidenceCase seeded = EvidenceCase.seeded(5, 6, 3, 4, 1);
        EvidenceCase six =
                EvidenceCase.of(seeded.network(), new Batch(seeded.batch().X(), Matrix.row(1, 0, 0, 1, 1, 0)));
        Candidate half = Candidate.formula()
                .departing(departure -> departure.withLabels(Matrix.row(1, 1, 0, 1, 0, 0), 0), Predictions.MISTAKE);
        assertThat(six.accepted(new LabelsShifted(), half).get(0).parameters()).isEqualTo(Map.of("shift", 3.0));
    }

    @Test
    void it_is_one_of_all_orders_that_are_tried() {
        // 7 shifts, reversed, sorted, and two directions for each of 3 features.
        assertThat(first(picked(k -> (k + 1) % 7)).oddsAgainst()).isEqualTo(7 + 2 + 2 * 3);
    }

    @Test
    void reversed_and_sorted_labels_are_found() {
        double[] y = {1, 1, 1, 0, 1, 0, 0};
        EvidenceCase given =
                EvidenceCase.of(CASE.network(), new Batch(CASE.batch().X(), Matrix.row(y)));
        assertThat(first(given, 0, 0, 1, 0, 1, 1, 1).sentence()).endsWith("they are in reverse order");
        assertThat(first(given, 0, 0, 0, 1, 1, 1, 1).sentence())
                .endsWith("they are sorted, as by a function that sorts in place");
    }

    /** Whatever the order is that makes them. */
    @Test
    void two_labels_that_are_wrong_are_named() {
        assertThat(first(picked(k -> 6 - k)).sentence())
                .isEqualTo(
                        "the labels of samples 1 and 5 (from 0) are exchanged, or both are wrong, and all others are right");
    }

    @Test
    void labels_left_behind_by_samples_in_either_direction_are_found() {
        for (int feature = 0; feature < 3; feature++) {
            for (int direction : new int[] {1, -1}) {
                int row = feature;
                Matrix X = CASE.batch().X();
                int[] order = IntStream.range(0, 7)
                        .boxed()
                        .sorted((one, other) -> direction * Double.compare(X.get(row, one), X.get(row, other)))
                        .mapToInt(k -> k)
                        .toArray();
                double[] labels = new double[7];
                for (int k = 0; k < 7; k++) {
                    labels[order[k]] = Y[k];
                }
                assertThat(accepted(labels)).extracting(Candidate::parameters).contains(Map.of("feature", (double)
                        feature));
            }
        }
    }

    @Test
    void any_other_order_is_one_of_all_and_counts_the_wrong_ones() {
        Candidate any = first(0, 1, 0, 1, 0, 1, 1);
        assertThat(any.parameters()).isEqualTo(Map.of("wrong", 2.0));
        assertThat(any.oddsAgainst()).isEqualTo(128);
        assertThat(any.sentence())
                .isEqualTo(
                        "the labels of samples 0 and 1 (from 0) are exchanged, or both are wrong, and all others are "
                                + "right");
    }

    @Test
    void an_order_that_the_last_layer_does_not_tell_is_told_by_the_others() {
        // All samples give the hidden layer ½, so that the last one has the sum of the labels alone.
        Network alike = new Network(List.of(
                new Layer(Matrix.filled(2, 3, 0), Matrix.column(0, 0)),
                new Layer(Matrix.row(1, -2), Matrix.row(0.25))));
        EvidenceCase given = EvidenceCase.of(alike, CASE.batch());
        Candidate shifted = Candidate.formula()
                .departing(
                        departure -> departure.withLabels(Matrix.row(picked(k -> Math.floorMod(k - 2, 7))), 0),
                        Predictions.MISTAKE);
        assertThat(given.predictedBy(shifted).fitsLastLayer(Candidate.formula()))
                .isTrue();
        assertThat(given.accepted(new LabelsShifted(), shifted).get(0).parameters())
                .isEqualTo(Map.of("shift", 2.0));
    }
}
