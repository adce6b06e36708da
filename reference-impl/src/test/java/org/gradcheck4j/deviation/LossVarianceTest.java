package org.gradcheck4j.deviation;

import java.util.List;
import java.util.Map;
import org.gradcheck4j.bound.OneSourceOfError;
import org.gradcheck4j.exact.ExactOracle;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.junit.jupiter.api.Test;

class LossVarianceTest {

    @Test
    void a_soft_label_varies_by_hand() {
        // Σ J has the squares 1 + 1, the partial sums 1 and 4, and the total 4 (for m = 1 three times 1); 1/m adds 4.
        double z = Math.log(3);
        double square = Math.pow(Math.log(4) - z / 2, 2);
        double sample = (36 + 36 + z * z) / 16 + 3 * Math.pow(1.5 * z + Math.log(4.0 / 3), 2);
        OneSourceOfError.assertErrors(
                ErrorDeviations.of(softLabel(1), OneSourceOfError.OPERATIONS),
                OneSourceOfError.deviations(Map.of("J", sample + 3 * square + 4 * square)));
        OneSourceOfError.assertErrors(
                ErrorDeviations.of(softLabel(2), OneSourceOfError.OPERATIONS),
                OneSourceOfError.deviations(Map.of("J", (2 * sample + 11 * square) / 4 + 4 * square)));
    }

    /** z = 2 · 3 + (ln 3 − 6) = ln 3, so a = 3/4; y = 1/2, so J = ln 4 − ln 3 / 2 and dZ = 1/4. */
    private static ExactSolution softLabel(int m) {
        Network neuron = new Network(List.of(new Layer(Matrix.row(2), Matrix.column(Math.log(3) - 6))));
        return ExactOracle.of(neuron, new Batch(Matrix.filled(1, m, 3), Matrix.filled(1, m, 0.5)));
    }
}
