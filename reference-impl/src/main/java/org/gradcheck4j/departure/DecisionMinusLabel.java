package org.gradcheck4j.departure;

import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.bound.OutputWithError;

/** dZ[L] = 1[a > ½] − y. If a is nearer to ½ than it is accurate, an engine may decide either way. */
record DecisionMinusLabel() implements OutputGradient {

    @Override
    public DD exact(DD z, DD q, double y) {
        return DD.of((z.hi() > 0 ? 1 : 0) - y);
    }

    @Override
    public double error(OutputWithError output) {
        double distance = Math.abs(output.a() - output.complement()) / 2;
        return (distance <= output.errorOfA() ? 1 : 0) + output.u();
    }
}
