package org.gradcheck4j.bound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.ForwardPass;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;

/**
 * The forward error bound: how far a correct engine's activations, loss and gradients can be from the exact ones, entry by
 * entry, whatever the order of its sums.
 *
 * <p>The page {@code docs/error-bound.md} defines E(q), a bound on |q̂ − q| for each number q of the formula, and derives
 * it line by line. Each line is in one place here:
 *
 * <ul>
 *   <li>{@link Rounding}: R and M, the rounding of a sum and of a mean; N, underflow; the error of σ itself
 *   <li>{@link ForwardPassErrors}: E(Z) and E(A)
 *   <li>{@link HiddenSlope}: S
 *   <li>{@link BackwardPassErrors}: E(dZ), E(dA), E(g), U, E(dW) and E(db)
 *   <li>{@link OutputSensitivity}: g, h and the tighter E(Z[L])
 *   <li>{@link LossError}: E(J)
 * </ul>
 *
 * <p>n u in place of nu/(1 − nu), for every n: C.-P. Jeannerod and S. M. Rump, <i>Improved error bounds for inner
 * products in floating-point arithmetic</i>, SIAM J. Matrix Anal. Appl. 34(2), 2013. Background: N. J. Higham,
 * <i>Accuracy and Stability of Numerical Algorithms</i>, 2nd ed., SIAM 2002, chapters 2 to 4.
 */
public final class DerivedErrorBound {

    /**
     * A bound is itself evaluated in double, and multiplied by this: it covers the rounding of its sums and products, up to 2³⁰
     * terms, none of them negative.
     */
    public static final double INFLATION = 1 + 0x1p-20;

    private DerivedErrorBound() {}

    /**
     * Bounds the error of every number that a correct engine may return.
     *
     * @param solution the exact numbers
     * @param arithmetic the engine's
     * @return no entry is NaN; one is infinite only if the arithmetic can overflow. If {@link PrecisionRange} finds that
     *     the precision cannot hold the computation, no entry is to be relied on
     */
    public static ErrorSizes of(ExactSolution solution, Arithmetic arithmetic) {
        return of(solution, ForwardPassErrors.of(solution, arithmetic));
    }

    /**
     * Bounds the error of an engine whose weights and biases are not quite those of the solution.
     *
     * @param solution the exact numbers
     * @param arithmetic the engine's
     * @param parameterErrors the errors of the weights and biases
     * @return as above
     */
    public static ErrorSizes of(ExactSolution solution, Arithmetic arithmetic, ParameterErrors parameterErrors) {
        return of(solution, ForwardPassErrors.of(solution, arithmetic, Optional.of(parameterErrors)));
    }

    /** {@return the bound by the plain recurrence alone, to see how much the rest of the derivation gains} */
    static ErrorSizes plain(ExactSolution solution, Arithmetic arithmetic) {
        return of(
                solution,
                ForwardPassErrors.plain(solution, Rounding.of(arithmetic).unsigned()));
    }

    private static ErrorSizes of(ExactSolution solution, ForwardPassErrors forward) {
        BackwardPassErrors backward = new BackwardPassErrors(new FormulaBackwardPass(solution), forward);
        List<Matrix> activations = new ArrayList<>();
        List<LayerGradient> gradients = new ArrayList<>();
        for (int i = 1; i <= forward.depth(); i++) {
            activations.add(forward.layer(i).errorOfA().map(DerivedErrorBound::inflated));
            gradients.add(new LayerGradient(backward.boundOfDW(i), backward.boundOfDb(i)));
        }
        double loss = backward.boundOfLoss(solution.J().high(0));
        return new ErrorSizes(new ForwardPass(activations, loss), new Gradients(gradients));
    }

    /** A NaN can only come from ∞ · 0, if an intermediate overflows: nothing is known there. */
    static double inflated(double bound) {
        return Double.isNaN(bound) ? Double.POSITIVE_INFINITY : bound * INFLATION;
    }
}
