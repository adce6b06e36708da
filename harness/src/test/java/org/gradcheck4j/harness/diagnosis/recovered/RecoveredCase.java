package org.gradcheck4j.harness.diagnosis.recovered;

import java.util.List;
import java.util.stream.IntStream;
import org.gradcheck4j.harness.comparison.Tolerance;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.EvidenceCase;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;

/**
 * One neuron that gives ½ to every sample, and an engine that makes dW and db from some dZ.
 *
 * @param errorOfA how far A may be off
 */
record RecoveredCase(Matrix X, Matrix y, Arithmetic arithmetic, double errorOfA) {

    /** In double, with an A that is exact. */
    static RecoveredCase of(Matrix X, double... y) {
        return new RecoveredCase(X, Matrix.row(y), Arithmetic.of(Precision.DOUBLE), 0);
    }

    RecoveredCase withErrorOfA(double error) {
        return new RecoveredCase(X, y, arithmetic, error);
    }

    /** {@return the same in an arithmetic of this u and η} */
    RecoveredCase in(double unitRoundoff, double underflow) {
        return new RecoveredCase(X, y, new Arithmetic(unitRoundoff, underflow, 1e30, 1, 0), errorOfA);
    }

    /** {@return the evidence of an engine with this dZ} */
    Evidence handing(double... dZ) {
        int m = dZ.length;
        Matrix delta = Matrix.row(dZ);
        double sum = IntStream.range(0, m).mapToDouble(delta::get).sum();
        LayerGradient gradient =
                new LayerGradient(delta.times(X.transpose()).map(value -> value / m), Matrix.row(sum / m));
        return new Evidence(
                EvidenceCase.ofHalves(X, y.toArray()).check().solution(),
                arithmetic,
                Tolerance.allClose(0, errorOfA),
                EngineOutput.of(new Gradients(List.of(gradient))));
    }
}
