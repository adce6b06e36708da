package org.gradcheck4j.harness.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gradcheck4j.harness.comparison.TensorComparison;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.harness.suite.Truth;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.reference.ExactMatrix;
import org.gradcheck4j.reference.ExactPass;

/**
 * What the harness says of a network's gradient in which dW[2] alone was computed by a wrong formula.
 *
 * @param value what the formula gives for dW[2][0, 0]
 * @param timesBound how far that is from the exact value, in bounds: 1 is the limit
 * @param verdict on the whole gradient
 */
public record WrongLayer(double value, double timesBound, Verdict verdict) {

    private static final String TENSOR = "dW2";

    /** What stands where A[1][c, k] belongs, for the weight from neuron c to neuron r. */
    @FunctionalInterface
    private interface Factor {
        double at(int r, int c, int k);
    }

    /** {@return how many entries of dW[2] disagree} */
    public int disagreeing() {
        return tensor().disagreeing();
    }

    /** {@return how many entries dW[2] has} */
    public int entries() {
        return tensor().entries();
    }

    /** dW[2] = 1/m Σ dZ[2]: A[1] is left out. */
    static WrongLayer withoutInput(Truth truth) {
        return of(truth, (r, c, k) -> 1);
    }

    /** dW[2] = 1/m dZ[2] A[2]ᵀ: the layer's own activations; it needs two layers of one width. */
    static WrongLayer withOwnActivation(Truth truth) {
        ExactMatrix own = truth.pass().A().get(1);
        return of(truth, (r, c, k) -> own.high(c * own.columns() + k));
    }

    private static WrongLayer of(Truth truth, Factor factor) {
        ExactPass pass = truth.pass();
        ExactMatrix dZ = pass.dZ().get(1);
        ExactMatrix exact = pass.dW().get(1);
        int m = dZ.columns();
        Matrix dW = Matrix.generate(
                exact.rows(),
                exact.columns(),
                (r, c) -> IntStream.range(0, m)
                                .mapToDouble(k -> dZ.high(r * m + k) * factor.at(r, c, k))
                                .sum()
                        / m);
        List<LayerGradient> layers = new ArrayList<>();
        for (int i = 0; i < pass.dW().size(); i++) {
            layers.add(new LayerGradient(
                    i == 1 ? dW : pass.dW().get(i).rounded(), pass.db().get(i).rounded()));
        }
        var tolerance = truth.tolerance(Arithmetic.of(Precision.DOUBLE));
        double bound = tolerance.bound(TENSOR, 0, exact.high(0));
        return new WrongLayer(
                dW.get(0),
                exact.error(0, dW.get(0)) / bound,
                truth.judge(Optional.empty(), new Gradients(layers), tolerance));
    }

    private TensorComparison tensor() {
        return verdict.tensors().stream()
                .filter(each -> each.name().equals(TENSOR))
                .findFirst()
                .orElseThrow();
    }
}
