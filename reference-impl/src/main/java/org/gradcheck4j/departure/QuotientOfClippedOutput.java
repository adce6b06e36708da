package org.gradcheck4j.departure;

import java.util.Optional;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.bound.OutputWithError;
import org.gradcheck4j.exact.DoubleDoubleSigmoid;

/**
 * dZ[L] = (c − y)/(c(1 − c)) · s with c = clip(a, ε, 1 − ε) and s = a(1 − a), as in DL4J's {@code LossBinaryXENT}: the
 * quotient is made from the clipped output, s from the output itself.
 *
 * <p>Both are formed from the engine's own rounded a. If a is not clipped, the two products are the same and cancel: what
 * is left is a − y with a few roundings. If a is clipped, the error of s is multiplied by the quotient. If a is near a
 * threshold, an engine may do either, and the bound covers both.
 *
 * @param epsilon ε
 */
record QuotientOfClippedOutput(double epsilon) implements OutputGradient {

    /** c − y; c(1 − c) and s, two each; the quotient; the product with s. Not clipped, both have the same 1 − a: 5 are left. */
    private static final int ROUNDINGS = 7;

    /** c − y; 1 − c and its product with c; the quotient; the product with s. */
    private static final int ROUNDINGS_CLIPPED = 5;

    @Override
    public DD exact(DD z, DD q, double y) {
        if (q.hi() >= epsilon) {
            return DoubleDoubleSigmoid.residual(z, q, y);
        }
        return DoubleDoubleSigmoid.slope(q).multiply(quotient(z.hi() > 0, y));
    }

    /** (c − y)/(c(1 − c)) = (1 − y)/(1 − c) − y/c */
    private DD quotient(boolean above, double y) {
        DD complement = DD.ONE.subtract(epsilon);
        DD ones = DD.ofDifference(1, y);
        return above
                ? ones.divide(DD.of(epsilon)).subtract(DD.of(y).divide(complement))
                : ones.divide(complement).subtract(DD.of(y).divide(DD.of(epsilon)));
    }

    @Override
    public double error(OutputWithError output) {
        double value = unclipped(output, 0) ? output.residual() : clipped(output, output.a() > output.complement());
        double error = 0;
        double threshold = epsilon * output.u() + output.eta();
        double upper = output.u() + threshold;
        if (output.a() - output.errorOfA() <= epsilon + threshold) {
            error = Math.max(error, branch(output, false, threshold / epsilon, value));
        }
        if (output.complement() - output.errorOfA() <= epsilon + upper) {
            error = Math.max(error, branch(output, true, upper / epsilon, value));
        }
        if (unclipped(output, output.errorOfA() + upper)) {
            double residual = output.residual();
            double relative = ROUNDINGS * output.u() + 2 * output.eta() / (epsilon * (1 - epsilon));
            double here = output.errorOfA() + relative * (Math.abs(residual) + output.errorOfA());
            error = Math.max(error, Math.abs(residual - value) + here);
        }
        return error;
    }

    @Override
    public boolean determinesLoss() {
        return true;
    }

    @Override
    public Optional<ClippedLossValue> ownLoss(OutputWithError output) {
        return Optional.of(ClippedLossValue.of(epsilon, output));
    }

    private boolean unclipped(OutputWithError output, double slack) {
        return output.a() + slack >= epsilon && output.complement() + slack >= epsilon;
    }

    private double clipped(OutputWithError output, boolean above) {
        double y = output.y();
        double quotient = above ? (1 - y) / epsilon - y / (1 - epsilon) : (1 - y) / (1 - epsilon) - y / epsilon;
        return quotient * output.slope();
    }

    /** How far a clipped result can be from the value, the threshold itself being off by a relative δ. */
    private double branch(OutputWithError output, boolean above, double delta, double value) {
        if (delta >= 1) {
            return Double.POSITIVE_INFINITY; // ε, or 1 − ε, is lost in this precision: the quotient is anything
        }
        double y = above ? 1 - output.y() : output.y();
        double sizes = y / epsilon + (1 - y) / (1 - epsilon);
        double shift = sizes * delta / (1 - delta);
        double errorOfQuotient = shift + ROUNDINGS_CLIPPED * output.u() * (sizes + shift);
        double slope = output.slope();
        double errorOfSlope = output.errorOfSlope();
        double result = clipped(output, above);
        return Math.abs(result - value)
                + sizes * errorOfSlope
                + errorOfQuotient * (slope + errorOfSlope)
                + output.eta() * (2 + errorOfSlope);
    }
}
