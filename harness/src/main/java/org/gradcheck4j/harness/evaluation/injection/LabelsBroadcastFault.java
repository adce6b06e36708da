package org.gradcheck4j.harness.evaluation.injection;

import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.harness.evaluation.backprop.DoubleDoubleMatrix;
import org.gradcheck4j.harness.evaluation.backprop.FaultyStep;
import org.gradcheck4j.harness.evaluation.backprop.NumberArithmetic;

/** The mean of y, for every sample. */
record LabelsBroadcastFault() implements FaultyStep {

    static final Fault FAULT = Fault.fixed("labels-broadcast", "mean y", context -> new LabelsBroadcastFault());

    @Override
    public DoubleDoubleMatrix labels(NumberArithmetic numbers, DoubleDoubleMatrix usual) {
        int m = usual.columns();
        DD sum = numbers.dot(m, usual::get, k -> numbers.of(1));
        DD mean = numbers.dividedBy(sum, numbers.of(m));
        return usual.map(y -> mean);
    }
}
