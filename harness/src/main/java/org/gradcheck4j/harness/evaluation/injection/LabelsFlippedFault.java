package org.gradcheck4j.harness.evaluation.injection;

import org.gradcheck4j.harness.evaluation.backprop.DoubleDoubleMatrix;
import org.gradcheck4j.harness.evaluation.backprop.FaultyStep;
import org.gradcheck4j.harness.evaluation.backprop.NumberArithmetic;

/** 1 − y. */
record LabelsFlippedFault() implements FaultyStep {

    static final Fault FAULT = Fault.fixed("labels-flipped", "1 - y", context -> new LabelsFlippedFault());

    @Override
    public DoubleDoubleMatrix labels(NumberArithmetic numbers, DoubleDoubleMatrix usual) {
        return usual.map(y -> numbers.minus(numbers.of(1), y));
    }
}
