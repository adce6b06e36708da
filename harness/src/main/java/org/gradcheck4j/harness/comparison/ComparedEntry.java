package org.gradcheck4j.harness.comparison;

/**
 * One entry beside its expected value.
 *
 * @param row from 0
 * @param column from 0
 * @param expected the double nearest to the expected value
 * @param actual what the engine returned
 * @param error |actual − expected|, computed with the expected value's full accuracy; +∞ if actual is not finite
 * @param bound the largest error that is tolerated
 * @param ulps the error in units in the last place of the expected value, in the engine's precision
 * @param isTested whether it counts as agreement, unless it disagrees: {@code TensorComparer} says when
 */
public record ComparedEntry(
        int row,
        int column,
        double expected,
        double actual,
        double error,
        double bound,
        double ulps,
        boolean isTested) {

    /** {@return error ÷ bound: 1 is the limit; 0 if both are 0; +∞ for an entry that is not finite} */
    public double fractionOfBound() {
        if (!Double.isFinite(actual)) {
            return Double.POSITIVE_INFINITY;
        }
        return error == 0 ? 0 : error / bound;
    }

    /** {@return error ÷ |expected|; +∞ if 0 is expected and another value was returned} */
    public double relativeError() {
        return error == 0 ? 0 : error / Math.abs(expected);
    }

    /** {@return whether the error exceeds the bound, or the entry is not finite} */
    public boolean disagrees() {
        return !Double.isFinite(actual) || !(error <= bound);
    }
}
