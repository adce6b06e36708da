package org.gradcheck4j.bound;

import java.util.ArrayList;
import java.util.List;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.ForwardPass;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;

/**
 * The derived tolerance: how far a correct engine's activations, loss and gradients can be from the exact ones, entry by
 * entry, whatever the order of its sums.
 *
 * <p>The errors of every rounding are carried through the same computation as the numbers themselves. With E(q) a bound
 * on |q̂ − q|, u, η, Ω, c_σ and c_abs as in {@link Arithmetic}, a = A[i], s = a(1 − a), n the length of the inner
 * product, m the batch, S = |1 − 2a| E(a) + E(a)² + η, R the rounding of a sum of n products, which is at most n u Σ|t|
 * over its terms t and about half of that if they cancel, and M that of a mean, R + 2u Σ|t|:
 *
 * <pre>
 * E(Z)     = |W| E(A) + R
 * p        = max |σ(Z ± E(Z)) − σ(Z)|
 * E(A)     = p + c_σ u min(1, A + p) + c_abs u + 1/Ω + η
 * E(dZ[L]) = E(A) + u (|A − y| + E(A)) + mη
 * E(dA)    = |W|ᵀ E(dZ) + R + nmη
 * E(dZ)    = E(dA) (s + S) + |dA| S + 3u (|dA| + E(dA)) (s + S) + 2mη
 * E(dW)    = 1/m [ E(dZ) (|A| + E(A))ᵀ + |dZ| E(A)ᵀ + M ] + (m+2)η
 * E(db)    = 1/m [ Σ E(dZ) + M ] + 2η
 * </pre>
 *
 * <p>The single output makes it tighter. Every dZ[i] is g[i] · dZ[L] with g[i] = ∂Z[L]/∂Z[i], so that E(dZ[i]) is at
 * most |g| E(dZ[L]) + (|dZ[L]| + E(dZ[L])) E(g), and underflow beside it; and the error of Z[L] is exactly the sum of
 * all local errors, each times its signed effect on Z[L]. Each entry's bound is the smaller of the two. The page
 * {@code docs/error-bound.md} derives each line.
 *
 * <p>n u in place of nu/(1 − nu), for every n: C.-P. Jeannerod and S. M. Rump, <i>Improved error bounds for inner
 * products in floating-point arithmetic</i>, SIAM J. Matrix Anal. Appl. 34(2), 2013. Background: N. J. Higham,
 * <i>Accuracy and Stability of Numerical Algorithms</i>, 2nd ed., SIAM 2002, chapters 2 to 4.
 */
public final class ForwardErrorBound {

    /** The bound is itself evaluated in double: this covers the rounding of its sums and products, up to 2³⁰ terms. */
    private static final double INFLATION = 1 + 0x1p-20;

    private ForwardErrorBound() {}

    /**
     * Bounds the error of every number that a correct engine may return.
     *
     * @param solution the exact numbers
     * @param arithmetic the engine's
     * @return no entry is NaN; one is infinite only if the arithmetic can overflow. If {@link PrecisionRange} finds that
     *     the precision cannot hold the computation, no entry is to be relied on
     */
    public static ErrorBound of(ExactSolution solution, Arithmetic arithmetic) {
        return of(solution, ForwardErrors.of(solution, arithmetic));
    }

    /** {@return the bound by the plain recurrence alone, to see how much the rest of the derivation gains} */
    static ErrorBound plain(ExactSolution solution, Arithmetic arithmetic) {
        return of(
                solution, ForwardErrors.plain(solution, Rounding.of(arithmetic).unsigned()));
    }

    private static ErrorBound of(ExactSolution solution, ForwardErrors forward) {
        BackwardErrors backward = new BackwardErrors(new FormulaBackwardPass(solution), forward);
        List<Matrix> activations = new ArrayList<>();
        List<LayerGradient> gradients = new ArrayList<>();
        for (int i = 1; i <= forward.depth(); i++) {
            activations.add(forward.layer(i).errorOfA().map(ForwardErrorBound::inflated));
            gradients.add(new LayerGradient(backward.ofWeights(i), backward.ofBias(i)));
        }
        double loss = backward.ofLoss(solution.J().high(0));
        return new ErrorBound(new ForwardPass(activations, loss), new Gradients(gradients));
    }

    /** A NaN can only come from ∞ · 0, if an intermediate overflows: nothing is known there. */
    static double inflated(double bound) {
        return Double.isNaN(bound) ? Double.POSITIVE_INFINITY : bound * INFLATION;
    }
}
