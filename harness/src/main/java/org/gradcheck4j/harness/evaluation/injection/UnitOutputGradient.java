package org.gradcheck4j.harness.evaluation.injection;

import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.harness.evaluation.backprop.FaultyStep;
import org.gradcheck4j.harness.evaluation.backprop.NumberArithmetic;

/** dZ[L] = 1: the gradient is then what it is multiplied by in the backward pass. */
public record UnitOutputGradient() implements FaultyStep {

    @Override
    public DD outputGradient(NumberArithmetic numbers, DD a, DD y, DD usual) {
        return DD.ONE;
    }
}
