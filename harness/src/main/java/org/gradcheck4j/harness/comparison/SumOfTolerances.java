package org.gradcheck4j.harness.comparison;

import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.TensorName;

/**
 * How far two engines may be apart, each within its own tolerance of the same exact solution.
 *
 * @param first the tolerance of one engine
 * @param second the tolerance of the other engine
 */
record SumOfTolerances(Tolerance first, Tolerance second) implements Tolerance {

    @Override
    public String description() {
        return "the sum of both: " + first.description() + "; " + second.description();
    }

    @Override
    public double bound(TensorName tensor, int index, double expected) {
        return first.bound(tensor, index, expected) + second.bound(tensor, index, expected);
    }

    @Override
    public boolean isOracleTooUncertain(TensorName tensor, int index) {
        return first.isOracleTooUncertain(tensor, index) || second.isOracleTooUncertain(tensor, index);
    }

    /** The rounding errors of two engines are taken as independent, so their variances add. */
    @Override
    public double deviation(TensorName tensor, int index) {
        return Math.hypot(first.deviation(tensor, index), second.deviation(tensor, index));
    }

    @Override
    public double deviationOfSum(Gradients coefficients) {
        return Math.hypot(first.deviationOfSum(coefficients), second.deviationOfSum(coefficients));
    }

    @Override
    public double commonRelativeError() {
        return first.commonRelativeError() + second.commonRelativeError();
    }
}
