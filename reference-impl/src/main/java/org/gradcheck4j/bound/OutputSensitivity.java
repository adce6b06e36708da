package org.gradcheck4j.bound;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.gradcheck4j.model.Network;

/**
 * What the single output owes to each neuron: upper bounds on |g[i]|, g[i] = ∂Z[L]/∂Z[i], and on |h[i]|,
 * h[i] = ∂Z[L]/∂A[i]; layer i at index i − 1.
 *
 * <p>They are evaluated in double, where they can cancel; so the error of that evaluation is carried along and added.
 *
 * @param g |∂Z[L]/∂Z[1]| … |∂Z[L]/∂Z[L]|, each {@code [n_i × m]}
 * @param h |∂Z[L]/∂A[1]| … |∂Z[L]/∂A[L−1]|, each {@code [n_i × m]}
 * @param signedG ∂Z[L]/∂Z[1] … ∂Z[L]/∂Z[L] as evaluated
 */
public record OutputSensitivity(List<BoundMatrix> g, List<BoundMatrix> h, List<BoundMatrix> signedG) {

    private static final double U = 0x1p-53;

    /** Roundings of s and of h · s, each of exp, +, ÷ and × counted twice; z itself is off by |z| u. */
    private static final int SLOPE_ROUNDINGS = 16;

    public static OutputSensitivity of(Network network, List<BoundMatrix> preActivations) {
        return of(network, preActivations, i -> 1);
    }

    /**
     * With other powers of σ' than 1. A pass that changes weights on the way back has no single output to speak of.
     *
     * @param slopePower k of σ'(Z[i])ᵏ in hidden layer i
     */
    public static OutputSensitivity of(Network network, List<BoundMatrix> preActivations, IntUnaryOperator slopePower) {
        int depth = network.depth();
        int m = preActivations.get(0).columns();
        List<BoundMatrix> signed = new ArrayList<>();
        List<BoundMatrix> magnitudesOfG = new ArrayList<>();
        List<BoundMatrix> magnitudesOfH = new ArrayList<>();
        BoundMatrix g = BoundMatrix.filled(1, m, 1);
        BoundMatrix error = BoundMatrix.filled(1, m, 0);
        magnitudesOfG.add(g);
        signed.add(g);
        for (int i = depth - 1; i >= 1; i--) {
            BoundMatrix nextG = g;
            BoundMatrix nextError = error;
            double relative = nextG.rows() * U;
            BoundMatrix h = BoundMatrix.of(network.layer(i + 1).weights()).transposedTimes(nextG);
            BoundMatrix errorOfH = BoundMatrix.magnitudes(network.layer(i + 1).weights())
                    .transposedTimes(nextG.with(k -> nextError.get(k) + relative * Math.abs(nextG.get(k))));
            BoundMatrix magnitudeOfH = h.with(k -> Math.abs(h.get(k)) + errorOfH.get(k));
            BoundMatrix z = preActivations.get(i - 1);
            int power = slopePower.applyAsInt(i);
            BoundMatrix s = z.with(k -> Math.pow(SigmoidCurve.slope(z.get(k)), power));
            g = h.with(k -> h.get(k) * s.get(k));
            error = h.with(k -> s.get(k)
                    * (errorOfH.get(k) + power * (SLOPE_ROUNDINGS + Math.abs(z.get(k))) * U * magnitudeOfH.get(k)));
            BoundMatrix thisG = g;
            BoundMatrix thisError = error;
            signed.add(0, g);
            magnitudesOfH.add(0, magnitudeOfH);
            magnitudesOfG.add(0, g.with(k -> Math.abs(thisG.get(k)) + thisError.get(k)));
        }
        return new OutputSensitivity(magnitudesOfG, magnitudesOfH, signed);
    }

    /**
     * E(Z[L]) from the local errors: exactly δ[L] + Σ (g[i] δ[i] + h[i] ρ[i]), where ρ is the error of σ itself and what
     * is left of σ beyond its slope.
     *
     * @param forward the errors of the plain recurrence
     * @return the smaller of this and the plain recurrence's, {@code [1 × m]}
     */
    public BoundMatrix errorOfOutput(ForwardErrors forward, Rounding rounding) {
        int depth = forward.depth();
        double[] sums = forward.local().get(depth - 1).values().clone();
        int m = sums.length;
        for (int i = 1; i < depth; i++) {
            for (int k = 0; k < forward.Z().get(i - 1).values().length; k++) {
                double p = forward.shift().get(i - 1).get(k);
                double rho = rounding.ofSigmoid(forward.A().get(i).get(k) + p)
                        + SigmoidCurve.curvature(
                                forward.Z().get(i - 1).get(k),
                                forward.errorOfZ().get(i - 1).get(k),
                                p);
                sums[k % m] += g.get(i - 1).get(k) * forward.local().get(i - 1).get(k)
                        + h.get(i - 1).get(k) * rho;
            }
        }
        BoundMatrix plain = forward.errorOfZ().get(depth - 1);
        return plain.with(k -> lesser(sums[k], plain.get(k)));
    }

    /** {@return the smaller number; of a number and a NaN (∞ · 0 in a bound) the number} */
    static double lesser(double one, double other) {
        return one < other || Double.isNaN(other) ? one : other;
    }
}
