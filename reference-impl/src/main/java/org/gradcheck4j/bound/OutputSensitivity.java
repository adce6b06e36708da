package org.gradcheck4j.bound;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;

/**
 * How strongly the single output depends on each neuron: g[i] = ∂Z[L]/∂Z[i], and upper bounds on |g[i]| and on |h[i]|,
 * h[i] = ∂Z[L]/∂A[i]; layer i at index i − 1.
 *
 * <p>g and h are sums in double, whose terms can cancel. So the error of these sums is bounded too, and added to the bounds.
 *
 * @param boundOnG at least |∂Z[L]/∂Z[1]| … |∂Z[L]/∂Z[L]|, each {@code [n_i × m]}
 * @param boundOnH at least |∂Z[L]/∂A[1]| … |∂Z[L]/∂A[L−1]|, each {@code [n_i × m]}
 * @param g ∂Z[L]/∂Z[1] … ∂Z[L]/∂Z[L] as computed in double
 */
public record OutputSensitivity(List<Matrix> boundOnG, List<Matrix> boundOnH, List<Matrix> g) {

    /** u of the double in which these are computed. */
    private static final double U = Precision.DOUBLE.unitRoundoff();

    /** Roundings of s and of h · s, each of exp, +, ÷ and × counted twice; z itself is off by |z| u. */
    private static final int OWN_SLOPE_ROUNDINGS = 16;

    /**
     * {@return the sensitivities}
     *
     * @param W the weights of layer i in the backward pass
     * @param Z Z[1] … Z[L]
     * @param slopePower k of σ'(Z[i])ᵏ in hidden layer i, 1 in the formula
     */
    public static OutputSensitivity of(IntFunction<Matrix> W, List<Matrix> Z, IntUnaryOperator slopePower) {
        int depth = Z.size();
        Matrix g = Z.get(depth - 1).map(z -> 1);
        Matrix error = g.map(one -> 0);
        List<Matrix> everyG = new ArrayList<>(List.of(g));
        List<Matrix> boundsOnG = new ArrayList<>(List.of(g));
        List<Matrix> boundsOnH = new ArrayList<>();
        for (int i = depth - 1; i >= 1; i--) {
            Matrix weights = W.apply(i + 1).transpose();
            double relative = g.rows() * U;
            Matrix h = weights.times(g);
            Matrix errorOfH = weights.abs().times(error.map(g, (e, next) -> e + relative * Math.abs(next)));
            Matrix boundOnH = h.map(errorOfH, (value, e) -> Math.abs(value) + e);
            Matrix z = Z.get(i - 1);
            int power = slopePower.applyAsInt(i);
            Matrix s = z.map(each -> SigmoidCurve.slopeToThe(power, each));
            g = h.map(s, (value, slope) -> value * slope);
            error = h.withEntries(k -> s.get(k)
                    * (errorOfH.get(k) + power * (OWN_SLOPE_ROUNDINGS + Math.abs(z.get(k))) * U * boundOnH.get(k)));
            everyG.add(0, g);
            boundsOnH.add(0, boundOnH);
            boundsOnG.add(0, g.map(error, (value, e) -> Math.abs(value) + e));
        }
        return new OutputSensitivity(boundsOnG, boundsOnH, everyG);
    }

    /**
     * E(Z[L]) from the local errors. The error of Z[L] is exactly δ[L] + Σ (g[i] δ[i] + h[i] ρ[i]); E takes magnitudes. Here ρ is the
     * error of σ itself, and how far σ is from its tangent.
     *
     * @param plain the errors of the plain recurrence
     * @return the smaller of this and the plain recurrence's, {@code [1 × m]}
     */
    Matrix errorOfLastZ(ForwardPassErrors plain) {
        int depth = plain.depth();
        ForwardPassErrors.LayerErrors output = plain.layer(depth);
        double[] sums = output.local().toArray();
        int m = sums.length;
        for (int i = 1; i < depth; i++) {
            ForwardPassErrors.LayerErrors layer = plain.layer(i);
            Matrix thisG = boundOnG.get(i - 1);
            Matrix thisH = boundOnH.get(i - 1);
            for (int k = 0; k < layer.Z().size(); k++) {
                double p = layer.maxChange().get(k);
                double rho = plain.rounding().errorOfSigmoid(layer.A().get(k) + p)
                        + SigmoidCurve.tangentError(
                                layer.Z().get(k), layer.errorOfZ().get(k), p);
                sums[k % m] += thisG.get(k) * layer.local().get(k) + thisH.get(k) * rho;
            }
        }
        return output.errorOfZ()
                .withEntries(k -> minIgnoringNaN(sums[k], output.errorOfZ().get(k)));
    }

    /** {@return the smaller number; of a number and a NaN (∞ · 0 in a bound) the number} */
    static double minIgnoringNaN(double one, double other) {
        return one < other || Double.isNaN(other) ? one : other;
    }
}
