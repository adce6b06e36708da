package org.gradcheck4j.departure;

import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.bound.OutputError;
import org.gradcheck4j.exact.DoubleDoubleSigmoid;

/** The formula's: dZ[L] = a − y. */
record OutputMinusLabel() implements OutputGradient {

    @Override
    public DD exact(DD z, DD q, double y) {
        return DoubleDoubleSigmoid.residual(z, q, y);
    }

    @Override
    public double error(OutputError of) {
        return of.errorOfResidual();
    }
}
