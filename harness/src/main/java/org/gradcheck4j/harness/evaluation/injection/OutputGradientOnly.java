package org.gradcheck4j.harness.evaluation.injection;

import java.util.List;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.harness.evaluation.backprop.DoubleDoubleMatrix;
import org.gradcheck4j.harness.evaluation.backprop.FaultyStep;
import org.gradcheck4j.harness.evaluation.backprop.NumberArithmetic;

/** Of a mistake, the part that is made in dZ[L], or in the sums over the batch. */
record OutputGradientOnly(FaultyStep step) implements FaultyStep {

    @Override
    public DoubleDoubleMatrix labels(NumberArithmetic numbers, DoubleDoubleMatrix usual) {
        return step.labels(numbers, usual);
    }

    @Override
    public DD outputGradient(NumberArithmetic numbers, DD a, DD y, DD usual) {
        return step.outputGradient(numbers, a, y, usual);
    }

    @Override
    public DoubleDoubleMatrix outputGradients(NumberArithmetic numbers, DoubleDoubleMatrix usual) {
        return step.outputGradients(numbers, usual);
    }

    @Override
    public List<Integer> samples(List<Integer> usual) {
        return step.samples(usual);
    }

    @Override
    public DD mean(NumberArithmetic numbers, DD sum, int m, DD usual) {
        return step.mean(numbers, sum, m, usual);
    }
}
