package org.gradcheck4j.departure;

import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.bound.OutputWithError;
import org.gradcheck4j.exact.DoubleDoubleSigmoid;

/**
 * dZ[L] = a − y within [ε, 1 − ε], and 0 outside: automatic differentiation takes a clamp's derivative as 1 or 0. If a is
 * near a threshold, an engine may do either.
 *
 * @param epsilon ε
 */
record ZeroOutsideClamp(double epsilon) implements OutputGradient {

    /** (c − y)/(c(1 − c)) times a(1 − a) has 7 roundings if it is formed as a quotient. */
    private static final int ROUNDINGS = 7;

    @Override
    public DD exact(DD z, DD q, double y) {
        return q.hi() < epsilon ? DD.ZERO : DoubleDoubleSigmoid.residual(z, q, y);
    }

    @Override
    public double error(OutputWithError output) {
        double smaller = Math.min(output.a(), output.complement());
        double slack = output.errorOfA() + output.u() + output.eta();
        double size = Math.abs(output.residual()) + output.errorOfA();
        if (Math.abs(smaller - epsilon) <= slack) {
            return size * (1 + ROUNDINGS * output.u());
        }
        return smaller < epsilon ? 0 : output.errorOfA() + ROUNDINGS * output.u() * size;
    }
}
