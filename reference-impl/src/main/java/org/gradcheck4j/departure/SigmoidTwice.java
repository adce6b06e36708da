package org.gradcheck4j.departure;

import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.bound.OutputWithError;
import org.gradcheck4j.exact.DoubleDoubleSigmoid;
import org.gradcheck4j.model.Arithmetic;

/**
 * dZ[L] = σ(a) − y, or that times a(1 − a).
 *
 * @param isChained whether it is multiplied by a(1 − a)
 */
record SigmoidTwice(boolean isChained) implements OutputGradient {

    @Override
    public DD exact(DD z, DD q, double y) {
        DD a = DoubleDoubleSigmoid.sigmoid(z, q);
        DD twice = DoubleDoubleSigmoid.residual(a, DoubleDoubleSigmoid.smallerTail(a), y);
        return isChained ? twice.multiply(DoubleDoubleSigmoid.slope(q)) : twice;
    }

    @Override
    public double error(OutputWithError output) {
        // σ' is at most 1/4; |σ(a) − y| is at most 1.
        double error = output.errorOfA() / 4 + (Arithmetic.UNKNOWN_SIGMOID + 1) * output.u() + output.eta();
        return isChained
                ? error * (output.slope() + output.errorOfSlope())
                        + output.errorOfSlope()
                        + output.u() * output.slope()
                        + output.eta()
                : error;
    }
}
