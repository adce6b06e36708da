package org.gradcheck4j.harness.diagnosis.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.EvidenceCase;
import org.gradcheck4j.harness.diagnosis.candidate.Predictions;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.junit.jupiter.api.Test;

class RecoveredLabelsTest {

    private static Optional<double[]> of(EvidenceCase given, double... labels) {
        return RecoveredLabels.of(given.predictedBy(Candidate.formula()
                .departing(departure -> departure.withLabels(Matrix.row(labels), 0), Predictions.MISTAKE)));
    }

    private static EvidenceCase labelled(EvidenceCase given, double... labels) {
        Network network = given.network();
        return EvidenceCase.of(network, new Batch(given.batch().X(), Matrix.row(labels)));
    }

    @Test
    void as_many_numbers_as_samples_tell_the_labels() {
        // 4 + 1 numbers of one neuron.
        EvidenceCase five = labelled(EvidenceCase.seeded(1, 5, 4, 1), 1, 0, 0, 1, 0);
        assertThat(of(five, 0, 1, 0, 0, 1)).hasValueSatisfying(labels -> assertThat(labels)
                .containsExactly(new double[] {0, 1, 0, 0, 1}, within(0.0)));
        EvidenceCase six = labelled(EvidenceCase.seeded(1, 6, 4, 1), 1, 0, 0, 1, 0, 0);
        assertThat(of(six, 0, 1, 0, 0, 1, 0)).isEmpty();
    }

    @Test
    void hidden_layers_tell_them_too() {
        // 3 numbers of the last layer, 3 + 3 and 2 · 4 before it.
        EvidenceCase given = labelled(EvidenceCase.seeded(4, 9, 3, 2, 2, 1), 1, 0, 0, 1, 0, 0, 1, 1, 0);
        assertThat(of(given, 0, 1, 1, 0, 1, 0, 0, 0, 1)).hasValueSatisfying(labels -> assertThat(labels)
                .containsExactly(new double[] {0, 1, 1, 0, 1, 0, 0, 0, 1}, within(0.0)));
    }

    @Test
    void another_number_of_ones_is_no_other_order() {
        EvidenceCase five = labelled(EvidenceCase.seeded(1, 5, 4, 1), 1, 0, 0, 1, 0);
        assertThat(of(five, 0, 1, 0, 1, 1)).isEmpty();
        assertThat(of(five, 0, 0, 0, 0, 1)).isEmpty();
    }

    @Test
    void a_multiple_of_the_gradient_has_no_labels() {
        EvidenceCase five = labelled(EvidenceCase.seeded(1, 5, 4, 1), 1, 0, 0, 1, 0);
        assertThat(RecoveredLabels.of(five.changed((tensor, exact) -> exact.map(value -> 9 * value))))
                .isEmpty();
    }

    @Test
    void a_feature_that_is_always_0_says_nothing() {
        EvidenceCase given = EvidenceCase.ofHalves(Matrix.of(3, 2, 0, 0, 1, 2, 3, 5), 0, 1);
        assertThat(of(given, 1, 0))
                .hasValueSatisfying(labels -> assertThat(labels).containsExactly(new double[] {1, 0}, within(0.0)));
    }

    @Test
    void what_takes_long_is_not_tried() {
        // 20 · 19 + 19 numbers of the hidden layer and 20 of the last: 419 · 400 · 400 products are too many.
        EvidenceCase large = EvidenceCase.seeded(1, 400, 20, 19, 1);
        assertThat(RecoveredLabels.of(large.right())).isEmpty();
        EvidenceCase small = EvidenceCase.seeded(1, 100, 20, 19, 1);
        assertThat(RecoveredLabels.of(small.right())).isPresent();
    }
}
