package org.gradcheck4j.harness.evaluation.injection;

import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.harness.evaluation.backprop.DoubleDoubleMatrix;
import org.gradcheck4j.harness.evaluation.backprop.FaultyStep;
import org.gradcheck4j.harness.evaluation.backprop.NumberArithmetic;

/** Of a mistake, the part that makes dZ[L] of a sample from its a and y alone. */
record OfEachOutput(FaultyStep step) implements FaultyStep {

    @Override
    public DoubleDoubleMatrix labels(NumberArithmetic numbers, DoubleDoubleMatrix usual) {
        return usual.map(y -> step.labels(numbers, DoubleDoubleMatrix.generate(1, 1, (i, j) -> y))
                .get(0));
    }

    @Override
    public DD outputGradient(NumberArithmetic numbers, DD a, DD y, DD usual) {
        return step.outputGradient(numbers, a, y, usual);
    }
}
