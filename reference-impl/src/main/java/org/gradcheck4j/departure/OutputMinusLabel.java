package org.gradcheck4j.departure;

import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.bound.OutputWithError;
import org.gradcheck4j.exact.DoubleDoubleSigmoid;

/** dZ[L] = a − y, as in the formula. */
record OutputMinusLabel() implements OutputGradient {

    @Override
    public DD exact(DD z, DD q, double y) {
        return DoubleDoubleSigmoid.residual(z, q, y);
    }

    @Override
    public double error(OutputWithError output) {
        return output.errorOfResidual();
    }

    @Override
    public boolean determinesLoss() {
        return true;
    }
}
