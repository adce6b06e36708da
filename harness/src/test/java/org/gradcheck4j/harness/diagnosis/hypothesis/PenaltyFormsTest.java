package org.gradcheck4j.harness.diagnosis.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.EvidenceCase;
import org.gradcheck4j.harness.diagnosis.candidate.GradientSelection;
import org.gradcheck4j.harness.diagnosis.candidate.Penalty;
import org.gradcheck4j.harness.diagnosis.candidate.Predicted;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.TensorName;
import org.junit.jupiter.api.Test;

/** One neuron with the weights 3 and −4, and the bias 2. */
class PenaltyFormsTest {

    private static final double U = 0x1p-53;
    private static final Evidence EVIDENCE = EvidenceCase.of(
                    new Network(List.of(new Layer(Matrix.row(3, -4), Matrix.row(2)))),
                    new Batch(Matrix.of(2, 2, 1, 2, 3, 4), Matrix.row(0, 1)))
            .right();
    private static final Predicted BEFORE = new Predicted(Matrix.row(1, 1), Matrix.row(0x1p-10, 0));

    private static Penalty penalty(GradientSelection some, Penalty.Form form) {
        return new Penalty(some, 0.5, form, EVIDENCE);
    }

    @Test
    void the_weights_pull_in_proportion_or_all_alike() {
        Predicted square =
                penalty(GradientSelection.everyDW(1), Penalty.Form.L2).changed(TensorName.dW(1), BEFORE);
        assertThat(square.value()).isEqualTo(Matrix.row(2.5, -1));
        Predicted size = penalty(GradientSelection.everyDW(1), Penalty.Form.L1).changed(TensorName.dW(1), BEFORE);
        assertThat(size.value()).isEqualTo(Matrix.row(1.5, 0.5));
    }

    @Test
    void three_roundings_are_added_to_the_bound() {
        Predicted square =
                penalty(GradientSelection.everyDW(1), Penalty.Form.L2).changed(TensorName.dW(1), BEFORE);
        // b (1 + 3u) + 3u (|d| + |λw|)
        assertThat(square.bound().get(0) - 0x1p-10).isCloseTo(3 * U * 0x1p-10 + 3 * U * 2.5, within(U / 100));
        assertThat(square.bound().get(1)).isCloseTo(9 * U, within(U / 100));
    }

    @Test
    void other_gradients_stay() {
        assertThat(penalty(GradientSelection.everyDW(1), Penalty.Form.L2).changed(TensorName.db(1), BEFORE))
                .isSameAs(BEFORE);
    }

    @Test
    void the_loss_holds_the_penalty_itself() {
        Predicted loss = new Predicted(Matrix.row(1), Matrix.row(0));
        Predicted square = penalty(GradientSelection.all(1), Penalty.Form.L2).changed(TensorName.LOSS, loss);
        // 1 + (9 + 16 + 4)/4, with three roundings for each of three parameters
        assertThat(square.value()).isEqualTo(Matrix.row(8.25));
        assertThat(square.bound().get(0)).isCloseTo(9 * U * 8.25, within(U / 100));
        Predicted size = penalty(GradientSelection.everyDW(1), Penalty.Form.L1).changed(TensorName.LOSS, loss);
        assertThat(size.value()).isEqualTo(Matrix.row(4.5));
        assertThat(size.bound().get(0)).isCloseTo(6 * U * 4.5, within(U / 100));
    }
}
