package org.gradcheck4j.departure;

import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.bound.OutputWithError;
import org.gradcheck4j.exact.DoubleDoubleSigmoid;

/**
 * dZ[L] = ((1 − y)/(1 − a + ε) − y/(a + ε)) s with s = a(1 − a).
 *
 * @param epsilon ε
 */
record ShiftedLogarithm(double epsilon) implements OutputGradient {

    /** Of each quotient: its denominator twice, itself, the difference, and the product with s. */
    private static final int ROUNDINGS = 5;

    @Override
    public DD exact(DD z, DD q, double y) {
        DD a = DoubleDoubleSigmoid.sigmoid(z, q);
        DD complement = DoubleDoubleSigmoid.sigmoid(z.negate(), q);
        return DD.ofDifference(1, y)
                .divide(complement.add(epsilon))
                .subtract(DD.of(y).divide(a.add(epsilon)))
                .multiply(DoubleDoubleSigmoid.slope(q));
    }

    @Override
    public double error(OutputWithError output) {
        double slack = output.errorOfA() + 2 * output.u() + output.eta();
        double a = output.a() + epsilon;
        double complement = output.complement() + epsilon;
        if (!(a - slack > 0) || !(complement - slack > 0)) {
            return Double.POSITIVE_INFINITY;
        }
        double y = output.y();
        double quotients = y / (a - slack) + (1 - y) / (complement - slack);
        double errorOfQuotients = y * slack / (a * (a - slack)) + (1 - y) * slack / (complement * (complement - slack));
        double slope = output.slope() + output.errorOfSlope();
        return errorOfQuotients * slope
                + quotients * (output.errorOfSlope() + ROUNDINGS * output.u() * slope)
                + 3 * output.eta();
    }
}
