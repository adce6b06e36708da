package org.gradcheck4j.harness.diagnosis.recovered;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.gradcheck4j.departure.DepartedSolution;
import org.gradcheck4j.harness.comparison.Tolerance;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.EvidenceCase;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;
import org.junit.jupiter.api.Test;

/** How far the gradients of a hidden layer may be from what follows from a dZ[L] that is not the formula's. */
class RecoveredHiddenLayersBoundTest {

    private static final EvidenceCase CASE = EvidenceCase.seeded(1, 2, 2, 3, 1);

    private static final double[] OTHER = {0.5, -0.25};

    /** An engine with this dZ[L] that rounds coarsely, one number of layer 1 further off. */
    private static Evidence evidence(double u, double[] dZ, TensorName wrong, double off) {
        DepartedSolution departed = CASE.right().departed(RecoveredOutputGradient.handed(dZ));
        Gradients gradients = new Gradients(IntStream.rangeClosed(1, 2)
                .mapToObj(i -> new LayerGradient(
                        with(departed.dW(i).rounded(), TensorName.dW(i).equals(wrong) ? off : 0),
                        with(departed.db(i).rounded(), TensorName.db(i).equals(wrong) ? off : 0)))
                .toList());
        return new Evidence(
                CASE.check().solution(),
                new Arithmetic(u, 0x1p-1074, 1e30, 1, 0),
                Tolerance.allClose(0, 1e-9),
                EngineOutput.of(gradients));
    }

    private static Matrix with(Matrix matrix, double off) {
        return matrix.withEntries(k -> k == 0 ? matrix.get(0) + off : matrix.get(k));
    }

    private static RecoveredHiddenLayers handedOn(Evidence evidence) {
        return new RecoveredHiddenLayers(
                evidence, RecoveredOutputGradient.of(evidence).orElseThrow());
    }

    @Test
    void numbers_may_be_off_by_what_dZ_is_off_and_twice_the_roundings_of_the_largest() {
        TensorName db = TensorName.db(1);
        Evidence evidence = evidence(0x1p-13, OTHER, db, 0);
        double[] error = RecoveredOutputGradient.of(evidence).orElseThrow().error();
        double[] largest = {0.5 + error[0], 0.25 + error[1]};
        double w = CASE.network().layer(2).weights().get(0);
        Matrix A = evidence.inputs(2);
        double carried = 0;
        for (int k = 0; k < 2; k++) {
            carried += Math.abs(w) * A.get(0, k) * (1 - A.get(0, k)) * error[k] / 2;
        }
        double rounded = evidence.departed(RecoveredOutputGradient.handed(largest))
                .boundOfDb(1)
                .get(0);
        double allowed = carried + 2 * rounded;
        assertThat(handedOn(evidence(0x1p-13, OTHER, db, 0.9999 * allowed)).differing())
                .isEmpty();
        assertThat(handedOn(evidence(0x1p-13, OTHER, db, 1.0001 * allowed)).differing())
                .containsExactly(db);
    }

    @Test
    void a_gradient_follows_only_if_a_hundredth_of_it_would_be_noticed() {
        // db1 is 0.058 at most, and dW1 is 0.11.
        assertThat(handedOn(evidence(0x1p-14, OTHER, TensorName.db(1), 0)).following())
                .containsExactly(TensorName.db(1), TensorName.dW(1));
        RecoveredHiddenLayers coarse = handedOn(evidence(0x1p-13, OTHER, TensorName.db(1), 0));
        assertThat(coarse.following()).isEmpty();
        assertThat(coarse.differing()).isEmpty();
    }

    @Test
    void a_gradient_that_is_not_the_formulas_either_does_not_speak_against_a_dZ() {
        RecoveredHiddenLayers other = handedOn(evidence(0x1p-40, OTHER, TensorName.dW(1), 0.1));
        assertThat(other.differing()).containsExactly(TensorName.dW(1));
        assertThat(other.following()).containsExactly(TensorName.db(1));
        assertThat(other.isContradicted()).isFalse();
    }
}
