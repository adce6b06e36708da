package org.gradcheck4j.departure;

import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.bound.OutputWithError;
import org.gradcheck4j.exact.DoubleDoubleSigmoid;

/**
 * dZ[L] = (a − y)/max(s, ε) · s with s = a(1 − a), as PyTorch's {@code BCELoss} and its sigmoid make it.
 *
 * <p>Above the floor the two s are the same product and cancel. Below it, a − y is multiplied by s/ε, which is at most
 * 1: so an inaccurate s changes the result by at most that factor.
 *
 * @param epsilon ε
 */
record FlooredSlope(double epsilon) implements OutputGradient {

    /**
     * a − y; the two s, two each; the quotient; the product with s. Both s begin with the same rounded 1 − a, which cancels:
     * 5 or fewer are left, and the other two cover the terms of second order.
     */
    private static final int ROUNDINGS = 7;

    @Override
    public DD exact(DD z, DD q, double y) {
        DD residual = DoubleDoubleSigmoid.residual(z, q, y);
        DD slope = DoubleDoubleSigmoid.slope(q);
        return slope.hi() >= epsilon ? residual : residual.multiply(slope).divide(DD.of(epsilon));
    }

    @Override
    public double error(OutputWithError output) {
        double slope = output.slope();
        double errorOfSlope = output.errorOfSlope();
        double threshold = epsilon * output.u() + output.eta();
        double residual = Math.abs(output.residual());
        double engine = (residual + output.errorOfA()) * (1 + ROUNDINGS * output.u());
        double kept = Math.min(1, slope / epsilon);
        double error = 0;
        if (slope + errorOfSlope >= epsilon - threshold) {
            double relative = ROUNDINGS * output.u() + 2 * output.eta() / epsilon;
            double here = output.errorOfA() + relative * (residual + output.errorOfA());
            error = Math.max(error, residual * (1 - kept) + here);
        }
        if (slope - errorOfSlope <= epsilon + threshold) {
            double delta = threshold / epsilon;
            double most = delta < 1 ? (slope + errorOfSlope) / epsilon / (1 - delta) : 1;
            double least = Math.max(0, slope - errorOfSlope) / epsilon / (1 + delta);
            double up = engine * Math.min(1, most) - residual * kept;
            double residualBelow = Math.max(0, residual - output.errorOfA()) * (1 - ROUNDINGS * output.u());
            double down = residual * kept - residualBelow * Math.min(1, least);
            error = Math.max(error, Math.max(up, down) + 2 * output.errorOfA() * Math.min(1, most) + 2 * output.eta());
        }
        return error;
    }

    @Override
    public boolean determinesLoss() {
        return true;
    }
}
