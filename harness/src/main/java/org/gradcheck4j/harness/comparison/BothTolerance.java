package org.gradcheck4j.harness.comparison;

import org.gradcheck4j.model.TensorName;

/**
 * How far two engines may be apart, each within its own tolerance of the same exact solution.
 *
 * @param one engine's tolerance
 * @param other engine's tolerance
 */
record BothTolerance(Tolerance one, Tolerance other) implements Tolerance {

    @Override
    public String description() {
        return "the sum of both: " + one.description() + "; " + other.description();
    }

    @Override
    public double bound(TensorName tensor, int index, double expected) {
        return one.bound(tensor, index, expected) + other.bound(tensor, index, expected);
    }

    @Override
    public boolean doubtful(TensorName tensor, int index) {
        return one.doubtful(tensor, index) || other.doubtful(tensor, index);
    }

    /** Rounding errors of two engines are independent, so their variances add. */
    @Override
    public double deviation(TensorName tensor, int index) {
        return Math.hypot(one.deviation(tensor, index), other.deviation(tensor, index));
    }
}
