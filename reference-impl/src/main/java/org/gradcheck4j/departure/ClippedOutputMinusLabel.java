package org.gradcheck4j.departure;

import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.bound.OutputWithError;
import org.gradcheck4j.exact.DoubleDoubleSigmoid;

/**
 * dZ[L] = clip(a, ε, 1 − ε) − y. Clipping never enlarges an error, but ε and 1 − ε are rounded.
 *
 * @param epsilon ε
 */
record ClippedOutputMinusLabel(double epsilon) implements OutputGradient {

    @Override
    public DD exact(DD z, DD q, double y) {
        return DoubleDoubleSigmoid.residual(z, q.hi() < epsilon ? DD.of(epsilon) : q, y);
    }

    @Override
    public double error(OutputWithError output) {
        double carried = output.errorOfA() + output.u() + output.eta();
        return carried + output.u() * (Math.abs(output.residual()) + epsilon + carried);
    }
}
