package org.gradcheck4j.departure;

import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.bound.OutputWithError;
import org.gradcheck4j.exact.DoubleDoubleSigmoid;

/**
 * dZ[L] = k (a − y) s with s = a(1 − a).
 *
 * @param factor k
 */
record ResidualTimesSlope(double factor) implements OutputGradient {

    /** The products with s and with k. */
    private static final int ROUNDINGS = 2;

    @Override
    public DD exact(DD z, DD q, double y) {
        return DoubleDoubleSigmoid.residual(z, q, y)
                .multiply(DoubleDoubleSigmoid.slope(q))
                .multiply(factor);
    }

    @Override
    public double error(OutputWithError output) {
        double residual = Math.abs(output.residual());
        double slope = output.slope();
        double engine = (residual + output.errorOfResidual()) * (slope + output.errorOfSlope());
        double carried = output.errorOfResidual() * (slope + output.errorOfSlope()) + residual * output.errorOfSlope();
        return Math.abs(factor) * (carried + ROUNDINGS * output.u() * engine) + 2 * output.eta();
    }
}
