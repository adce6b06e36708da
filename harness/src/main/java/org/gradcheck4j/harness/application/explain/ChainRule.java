package org.gradcheck4j.harness.application.explain;

import java.util.List;
import org.gradcheck4j.exact.ExactOracle;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;

/**
 * One neuron with its sigmoid and its loss: z = w·x + b, a = σ(z), ℓ = −y ln a − (1 − y) ln(1 − a).
 *
 * @param x the input, which is ∂z/∂w
 * @param y the label
 * @param z the pre-activation
 * @param a the activation
 * @param loss ℓ
 * @param gradient ∂ℓ/∂w of the exact oracle
 * @param difference the same from two losses
 */
record ChainRule(double x, double y, double z, double a, double loss, double gradient, LossDifference difference) {

    static ChainRule of(double w, double x, double b, double y) {
        Network neuron = new Network(List.of(new Layer(Matrix.row(w), Matrix.column(b))));
        Batch sample = new Batch(Matrix.column(x), Matrix.row(y));
        ExactSolution solution = ExactOracle.of(neuron, sample);
        return new ChainRule(
                x,
                y,
                solution.Z().get(0).high(0),
                solution.A().get(0).high(0),
                solution.J().high(0),
                solution.dW().get(0).high(0),
                LossDifference.ofLayer(neuron, sample, 1).get(0));
    }

    /** ∂a/∂z = a(1 − a). */
    double slope() {
        return a * (1 - a);
    }

    /** ∂ℓ/∂a = (a − y)/(a(1 − a)). */
    double lossByActivation() {
        return (a - y) / slope();
    }

    /** dz = ∂ℓ/∂z = a − y: the product of the two above. */
    double blame() {
        return a - y;
    }

    /** The product of the chain's three links. */
    double product() {
        return x * slope() * lossByActivation();
    }

    /** How far z moves if w grows by 0.001. */
    String move() {
        return Decimals.given(x * LossDifference.STEP);
    }

    /** How far a moves then, to first order. */
    String moveOfActivation() {
        return Decimals.seven(x * LossDifference.STEP * slope());
    }

    /** How far ℓ moves then, to first order. */
    String moveOfLoss() {
        return Decimals.seven(product() * LossDifference.STEP);
    }

    String weight() {
        return difference.value();
    }

    String weightAbove() {
        return Decimals.given(difference.weight() + LossDifference.STEP);
    }

    String weightBelow() {
        return Decimals.given(difference.weight() - LossDifference.STEP);
    }

    String input() {
        return Decimals.given(x);
    }

    String preActivation() {
        return Decimals.given(z);
    }

    String label() {
        return Decimals.given(y);
    }
}
