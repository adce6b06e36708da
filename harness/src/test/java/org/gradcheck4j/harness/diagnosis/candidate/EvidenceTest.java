package org.gradcheck4j.harness.diagnosis.candidate;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;
import org.junit.jupiter.api.Test;

class EvidenceTest {

    private static final EvidenceCase CASE = EvidenceCase.seeded(1, 4, 3, 3, 1);

    @Test
    void an_activation_is_the_formulas_within_its_bound() {
        Evidence evidence = CASE.right();
        TensorName A1 = TensorName.activation(1);
        Predicted predicted = evidence.predicted(Candidate.formula(), A1);
        assertThat(predicted.value()).isEqualTo(evidence.exact(A1).rounded());
        for (int k = 0; k < 12; k++) {
            assertThat(predicted.bound().get(k))
                    .isEqualTo(evidence.bound(A1, k))
                    .isPositive();
        }
    }

    @Test
    void an_entry_disagrees_beyond_its_bound() {
        EvidenceCase halves = EvidenceCase.ofHalves(Matrix.row(1, 1), 0, 1);
        double bound = halves.right().bound(TensorName.dW(1), 0);
        assertThat(off(halves, bound)).isFalse();
        assertThat(off(halves, -bound)).isFalse();
        assertThat(off(halves, Math.nextUp(bound))).isTrue();
        assertThat(off(halves, -Math.nextUp(bound))).isTrue();
        assertThat(off(halves, Double.NaN)).isTrue();
    }

    private static boolean off(EvidenceCase given, double dW) {
        return given.changed((tensor, exact) -> Matrix.row(dW)).disagrees(TensorName.dW(1), 0);
    }

    @Test
    void inputs_have_names() {
        assertThat(Evidence.inputOf(1)).isEqualTo("X");
        assertThat(Evidence.inputOf(3)).isEqualTo("A2");
        assertThat(CASE.right().inputs(1)).isEqualTo(CASE.batch().X());
        assertThat(CASE.right().isSquare(1)).isTrue();
        assertThat(CASE.right().isSquare(2)).isFalse();
    }
}
