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

/** Two neurons side by side, whose effects on the output cancel: the output does not depend on the neuron before them. */
class ForwardPassVariancesTest {

    /** Everywhere z = 0, so a = 1/2 and s = 1/4; x = 1, y = 0. */
    private static final Network CANCELLING = new Network(List.of(
            new Layer(Matrix.row(2), Matrix.column(-2)),
            new Layer(Matrix.column(1, 1), Matrix.column(-0.5, -0.5)),
            new Layer(Matrix.row(4, -4), Matrix.column(0))));

    private static final ExactSolution SOLUTION = ExactOracle.of(CANCELLING, new Batch(Matrix.row(1), Matrix.row(0)));

    @Test
    void the_variance_of_the_output_leaves_out_what_cancels() {
        // Var(Z[3]) = h² Var(σ) of the two neurons, (4/2)² each.
        double z3 = 8;
        OneSourceOfError.assertErrors(
                ErrorDeviations.of(SOLUTION, OneSourceOfError.SIGMA),
                OneSourceOfError.deviations(Map.of("A1", 0.25, "A2", 0.25 / 16 + 0.25, "A3", z3 / 16 + 0.25)));
    }
}
