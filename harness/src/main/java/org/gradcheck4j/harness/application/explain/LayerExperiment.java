package org.gradcheck4j.harness.application.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.harness.comparison.TensorComparison;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;

/**
 * A network's gradient in which one layer's dW is 1/m dZ times some input, from the rounded dZ, and everything else is
 * exact; and how that dW compares with the exact one.
 *
 * @param layer which, from 1
 * @param input what dZ was multiplied by
 * @param value of dW[0, 0]
 * @param exact the oracle's value of dW[0, 0]
 * @param comparison of that layer's dW
 */
public record LayerExperiment(int layer, Input input, double value, double exact, TensorComparison comparison) {

    /** What dZ is multiplied by. */
    public enum Input {
        /** A[i−1], which is X in the first layer: the formula. */
        PREVIOUS,
        /** Nothing: dZ alone is summed. */
        LEFT_OUT,
        /** A[i], the layer's own activations. */
        OWN
    }

    /** {@return error ÷ |exact value| of dW[0, 0]} */
    public double relativeError() {
        return Math.abs((value - exact) / exact);
    }

    /** Every input that fits, in every layer: a layer's own activations fit if it is as wide as the layer before. */
    static List<LayerExperiment> of(GradientCheck check) {
        ExactSolution solution = check.solution();
        Matrix X = solution.batch().X();
        List<LayerExperiment> experiments = new ArrayList<>();
        for (int i = 1; i <= solution.dW().size(); i++) {
            Matrix previous = i == 1 ? X : solution.A().get(i - 2).rounded();
            experiments.add(of(check, i, Input.PREVIOUS, previous));
            experiments.add(of(check, i, Input.LEFT_OUT, Matrix.filled(previous.rows(), previous.columns(), 1)));
            ExactMatrix dW = solution.dW().get(i - 1);
            if (dW.rows() == dW.columns()) {
                experiments.add(of(check, i, Input.OWN, solution.A().get(i - 1).rounded()));
            }
        }
        return experiments;
    }

    private static LayerExperiment of(GradientCheck check, int layer, Input input, Matrix factor) {
        ExactSolution solution = check.solution();
        ExactMatrix dZ = solution.dZ().get(layer - 1);
        ExactMatrix exact = solution.dW().get(layer - 1);
        int m = dZ.columns();
        Matrix dW = Matrix.generate(
                exact.rows(),
                exact.columns(),
                (r, c) -> IntStream.range(0, m)
                                .mapToDouble(k -> dZ.high(r * m + k) * factor.get(c, k))
                                .sum()
                        / m);
        List<LayerGradient> layers = new ArrayList<>();
        for (int i = 1; i <= solution.dW().size(); i++) {
            layers.add(new LayerGradient(
                    i == layer ? dW : solution.dW().get(i - 1).rounded(),
                    solution.db().get(i - 1).rounded()));
        }
        TensorName name = TensorName.dW(layer);
        TensorComparison comparison = check
                .compare(EngineOutput.of(new Gradients(layers)), check.tolerance(Arithmetic.of(Precision.DOUBLE)))
                .tensors()
                .stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        return new LayerExperiment(layer, input, dW.get(0), exact.high(0), comparison);
    }
}
