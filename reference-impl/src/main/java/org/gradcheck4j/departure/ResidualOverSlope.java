package org.gradcheck4j.departure;

import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.bound.OutputWithError;
import org.gradcheck4j.exact.DoubleDoubleSigmoid;

/** dZ[L] = (a − y)/s with s = a(1 − a): the derivative of the loss by a, which lacks the factor s. */
record ResidualOverSlope() implements OutputGradient {

    @Override
    public DD exact(DD z, DD q, double y) {
        return DoubleDoubleSigmoid.residual(z, q, y).divide(DoubleDoubleSigmoid.slope(q));
    }

    /** Formed as this quotient or as (1 − y)/(1 − a) − y/a: 4 roundings cover either. */
    @Override
    public double error(OutputWithError output) {
        double least = output.slope() - output.errorOfSlope();
        double leastPart = Math.min(output.a(), output.complement()) - output.errorOfA() - output.u() - output.eta();
        if (!(least > 0) || !(leastPart > 0)) {
            return Double.POSITIVE_INFINITY;
        }
        double residual = Math.abs(output.residual());
        double quotient = (residual + output.errorOfResidual()) / least;
        double asQuotient = (output.errorOfResidual() + residual / output.slope() * output.errorOfSlope()) / least;
        return asQuotient + asParts(output) + 4 * output.u() * quotient + 4 * output.eta();
    }

    /** E(a)/a² for y = 1, E(a)/(1 − a)² for y = 0. */
    private static double asParts(OutputWithError output) {
        double slack = output.errorOfA() + output.u() + output.eta();
        return output.y() * slack / (output.a() * (output.a() - slack))
                + (1 - output.y()) * slack / (output.complement() * (output.complement() - slack));
    }
}
