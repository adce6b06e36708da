package org.gradcheck4j.reference;

import org.apache.commons.numbers.core.DD;

/** The formula's: dZ[L] = a − y. */
record OutputResidual() implements OutputGradient {

    @Override
    public DD exact(DD z, DD tail, double y) {
        return DoubleDoubleSigmoid.residual(z, tail, y);
    }

    @Override
    public double error(OutputError of) {
        return of.errorOfA() + of.u() * (Math.abs(of.residual()) + of.errorOfA());
    }
}
