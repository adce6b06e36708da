package org.gradcheck4j.harness.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gradcheck4j.bound.SigmoidCurve;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;

/** What a layer may compute in place of σ(W A + b). */
enum LayerFunction {
    TANH("tanh(%s %s + %s)", "only layers with σ are covered: check with σ in every layer"),
    RELU("ReLU(%s %s + %s)", "only layers with σ are covered: check with σ in every layer"),
    IDENTITY("%s %s + %s itself", "apply σ to it"),
    WITHOUT_BIAS("σ(%s %s), without %s", "add the bias before σ"),
    MINUS_BIAS("σ(%s %s − %s)", "add the bias, do not subtract it"),
    OF_MINUS_Z("σ(−(%s %s + %s))", "take 1/(1 + exp(−z)), not 1/(1 + exp(z))");

    /** Twice the error of the product, the bias and the function, in unit roundoffs of what is added up, beside the terms. */
    private static final int ROUNDINGS = 8;

    /** What the functions differ by, in tolerances, so that one is told from σ. */
    private static final int CLEARLY = 8;

    private final String formula;
    private final String remedy;

    LayerFunction(String formula, String remedy) {
        this.formula = formula;
        this.remedy = remedy;
    }

    /** {@return the function that gives an engine's A[i] from its own A[i−1]; empty if none does, or several do} */
    static Optional<LayerFunction> of(int i, Evidence evidence) {
        List<LayerFunction> fitting = Stream.of(values())
                .filter(function -> function.fits(i, evidence))
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }

    private double value(double product, double bias) {
        double z = product + bias;
        return switch (this) {
            case TANH -> Math.tanh(z);
            case RELU -> Math.max(z, 0);
            case IDENTITY -> z;
            case WITHOUT_BIAS -> SigmoidCurve.value(product);
            case MINUS_BIAS -> SigmoidCurve.value(product - bias);
            case OF_MINUS_Z -> SigmoidCurve.value(-z);
        };
    }

    private boolean fits(int i, Evidence evidence) {
        Matrix W = evidence.network().layer(i).weights();
        Matrix b = evidence.network().layer(i).bias();
        Matrix input = inputOf(i, evidence);
        Matrix product = W.times(input);
        Matrix terms = W.abs().times(input.abs());
        Matrix output = evidence.actual(TensorName.activation(i));
        double roundoff = 2 * evidence.arithmetic().unitRoundoff() * (W.columns() + ROUNDINGS);
        boolean differs = false;
        for (int k = 0; k < output.size(); k++) {
            double bias = b.get(k / output.columns());
            double tolerance = roundoff * (terms.get(k) + Math.abs(bias) + 1);
            double value = value(product.get(k), bias);
            if (!(Math.abs(output.get(k) - value) <= tolerance)) {
                return false;
            }
            differs |= Math.abs(value - SigmoidCurve.value(product.get(k) + bias)) > CLEARLY * tolerance;
        }
        return differs;
    }

    /** {@return X, or the engine's own A[i−1]} */
    static Matrix inputOf(int i, Evidence evidence) {
        return i == 1 ? evidence.solution().batch().X() : evidence.actual(TensorName.activation(i - 1));
    }

    /** {@return such as {@code tanh(W1 X + b1)}} */
    String text(int i) {
        return formula.formatted("W" + i, Evidence.inputOf(i), "b" + i);
    }

    String remedy() {
        return remedy;
    }
}
