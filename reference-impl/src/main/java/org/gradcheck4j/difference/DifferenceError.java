package org.gradcheck4j.difference;

import java.util.List;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.exact.ExactOracle;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;

/**
 * The step of a difference of losses, and a bound on the error of that difference. Nothing here is backprop: magnitudes of
 * weights are carried forward.
 *
 * <p><b>In which region the loss is analytic.</b> Move one weight of neuron j by a complex ζ. Its pre-activation for sample k moves
 * by |ζ| α_k, α_k the input's magnitude (1 for a bias). For |Im z| ≤ 1, |σ'(z)| = 1/(2 |cosh Re z + cos Im z|) ≤ 1/(2
 * + 2 cos 1) &lt; 1/3, so every further layer moves by at most |W|/3 times the one before. Let g be the largest such
 * movement of any pre-activation for a unit move of z_j, and o that of the output. For |ζ| ≤ ρ = 1/(g max α_k) no
 * pre-activation moves by more than 1, and none leaves the strip |Im z| ≤ 1 in which σ and the loss are analytic. There
 * |σ(z) − y| ≤ 1, since |σ| ≤ 1 and |1 − σ| ≤ 1; so the loss ℓ_k moves by at most ρ α_k o.
 *
 * <p><b>Truncation.</b> By Cauchy, the n-th Taylor coefficient of ℓ_k is at most ρ α_k o / ρⁿ. With D(h) = (ℓ(h) −
 * ℓ(−h))/2h, Richardson's (4 D(h) − D(2h))/3 leaves out Σ c₂ᵢ₊₁ h²ⁱ (4ⁱ − 4)/3 over i ≥ 2: at most 5 (h/ρ)⁴ α_k o.
 *
 * <p><b>Rounding.</b> With E_k a bound on the error of each loss, 3/2 · E_k/h.
 *
 * <p><b>Step.</b> E_k is about 2⁻⁹⁷ for some tens of terms, so the two balance for (h/ρ)⁵ of about 2⁻⁹⁹: h is the
 * largest power of two that is at most 2⁻²⁰ ρ. A plain central difference would balance at 2⁻³³ and be off by 2⁻⁶⁵
 * relative to the loss, this one is off by 2⁻⁷⁷.
 */
final class DifferenceError {

    /** h/ρ at most. */
    private static final double RELATIVE_STEP = 0x1p-20;

    /** Bounds |σ'| in the strip |Im z| ≤ 1. */
    private static final double STEEPEST = 1.0 / 3;

    private static final double TRUNCATION = 5;
    private static final double ROUNDING = 1.5;

    /** The loss's own relative error in units of u: 22.5 · 2⁻¹⁰⁶ from the logarithm, 3 · 2⁻¹⁰⁶ from the sum. */
    private static final double LOSS_ROUNDINGS = 7;

    /** No pre-activation moves by more over the steps −2h … 2h. */
    private static final double MOVED = 2 * RELATIVE_STEP;

    private final PerturbedForward forward;
    private final List<Matrix> magnitudes;
    private final double[] lossError;

    DifferenceError(PerturbedForward forward) {
        this.forward = forward;
        this.magnitudes = forward.network().layers().stream()
                .map(layer -> layer.weights().abs())
                .toList();
        this.lossError = lossErrors();
    }

    /**
     * How far a parameter is moved.
     *
     * @param size h, a power of two
     * @param relative h/ρ
     * @param outputMovement o, how far Z[L] moves for a unit move of the neuron's pre-activation, at most
     */
    record Step(double size, double relative, double outputMovement) {}

    /** {@return the magnitude of what a parameter is multiplied by, for one sample} */
    double input(Parameter at, int sample) {
        int m = forward.batch().size();
        return at.isBias() ? 1 : Math.abs(forward.A().get(at.layer() - 1).high(at.column() * m + sample));
    }

    /** {@return the step for a parameter}; h is 1 if all of its inputs are 0 */
    Step step(Parameter at) {
        Network network = forward.network();
        Matrix moves =
                Matrix.generate(network.layer(at.layer()).outputs(), 1, (row, column) -> row == at.row() ? 1 : 0);
        double widest = 1;
        for (int i = at.layer() + 1; i <= network.depth(); i++) {
            moves = magnitudes.get(i - 1).times(moves).map(move -> STEEPEST * move);
            for (int k = 0; k < moves.size(); k++) {
                widest = Math.max(widest, moves.get(k));
            }
        }
        double largest = 0;
        for (int k = 0; k < forward.batch().size(); k++) {
            largest = Math.max(largest, input(at, k));
        }
        double perRho = widest * largest;
        double size = perRho == 0 ? 1 : Math.scalb(1.0, Math.getExponent(RELATIVE_STEP / perRho));
        // The last pre-activation has no σ after it: o is the movement of Z[L] itself.
        return new Step(size, size * perRho, moves.get(0));
    }

    /** {@return a bound on the error of the extrapolated difference of one sample's loss} */
    double of(Parameter at, Step step, int sample) {
        double alpha = input(at, sample);
        if (alpha == 0) {
            return 0; // Nothing moves: the four losses are the same, bit for bit.
        }
        double squared = step.relative() * step.relative();
        return TRUNCATION * squared * squared * alpha * step.outputMovement()
                + ROUNDING * lossError[sample] / step.size();
    }

    /** E_k by the forward error recurrence at 2⁻¹⁰⁴, for every step from −2h to 2h. */
    private double[] lossErrors() {
        int m = forward.batch().size();
        double u = ExactOracle.arithmetic().unitRoundoff();
        double eta = ExactOracle.arithmetic().underflow();
        double sigmoid = ExactOracle.arithmetic().sigmoidRelative();
        Matrix error = forward.batch().X().map(x -> 0);
        for (int i = 1; i <= forward.network().depth(); i++) {
            Layer layer = forward.network().layer(i);
            int n = layer.inputs();
            Matrix products = magnitudes.get(i - 1).times(forward.A().get(i - 1).magnitudes());
            Matrix carried = magnitudes.get(i - 1).times(error);
            Matrix z = products.withEntries(k -> carried.get(k)
                    + (n + 1) * u * (products.get(k) + Math.abs(layer.bias().get(k / m)) + MOVED)
                    + (n + 1) * eta);
            boolean last = i == forward.network().depth();
            error = last ? z : z.withEntries(k -> STEEPEST * z.get(k) + sigmoid * u + eta);
        }
        DD[] losses = forward.losses();
        double[] errors = new double[m];
        for (int k = 0; k < m; k++) {
            errors[k] = error.get(k) + LOSS_ROUNDINGS * u * (losses[k].hi() + MOVED) + eta;
        }
        return errors;
    }
}
