package org.gradcheck4j.departure;

import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.bound.OutputWithError;
import org.gradcheck4j.exact.DoubleDoubleSigmoid;

/**
 * dZ[L] = αa + βy + γ.
 *
 * @param alpha α
 * @param beta β
 * @param gamma γ
 */
record AffineOutput(double alpha, double beta, double gamma) implements OutputGradient {

    /** Two products, two sums, and two roundings of the numbers themselves, in any order. */
    private static final int ROUNDINGS = 6;

    /** α(a − y) + (α + β)y + γ: nothing is lost if a is near 1. */
    @Override
    public DD exact(DD z, DD q, double y) {
        return DoubleDoubleSigmoid.residual(z, q, y)
                .multiply(alpha)
                .add(DD.ofSum(alpha, beta).multiply(y))
                .add(gamma);
    }

    @Override
    public double error(OutputWithError output) {
        double size =
                Math.abs(alpha) * (output.a() + output.errorOfA()) + Math.abs(beta) * output.y() + Math.abs(gamma);
        return Math.abs(alpha) * output.errorOfA() + ROUNDINGS * output.u() * size + 2 * output.eta();
    }
}
