package org.gradcheck4j.harness.application.explain;

import java.util.List;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.exact.ExactOracle;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;

/**
 * One neuron with its sigmoid and its loss: z = w·x + b, a = σ(z), J = −y ln a − (1 − y) ln(1 − a).
 *
 * @param x the input, which is dz/dw, by the linear neuron
 * @param y the label
 * @param z the pre-activation
 * @param a the activation
 * @param lossByActivation dJ/da = (a − y)/(a(1 − a))
 * @param activationByZ da/dz = a(1 − a)
 * @param gradient dJ/dw of the exact oracle, which is (a − y)·x
 * @param centralDifference (J(w + h) − J(w − h)) / 2h of the exact loss, with h = 2⁻²⁰: off by about h² times a third
 *     derivative
 */
public record SigmoidNeuron(
        double x,
        double y,
        double z,
        double a,
        double lossByActivation,
        double activationByZ,
        double gradient,
        double centralDifference) {

    /** Small enough for 12 digits, and the loss has 31. */
    private static final double STEP = 0x1p-20;

    /** {@return the product of the chain's three links} */
    public double chain() {
        return lossByActivation * activationByZ * x;
    }

    static SigmoidNeuron of(double w, double x, double b, double y) {
        ExactSolution solution = solution(w, x, b, y);
        double a = solution.A().get(0).high(0);
        double slope = a * (1 - a);
        ExactMatrix right = solution(w + STEP, x, b, y).J();
        ExactMatrix left = solution(w - STEP, x, b, y).J();
        double rise = (right.high(0) - left.high(0)) + (right.low(0) - left.low(0));
        return new SigmoidNeuron(
                x,
                y,
                solution.Z().get(0).high(0),
                a,
                (a - y) / slope,
                slope,
                solution.dW().get(0).high(0),
                rise / (2 * STEP));
    }

    private static ExactSolution solution(double w, double x, double b, double y) {
        Network neuron = new Network(List.of(new Layer(Matrix.row(w), Matrix.column(b))));
        return ExactOracle.of(neuron, new Batch(Matrix.column(x), Matrix.row(y)));
    }
}
