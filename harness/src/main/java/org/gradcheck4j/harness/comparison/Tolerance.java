package org.gradcheck4j.harness.comparison;

import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;

/** How large an error may be, entry by entry, and why. */
public sealed interface Tolerance permits DerivedTolerance, GivenTolerance, SumOfTolerances {

    /** {@return the tolerance in words, with its origin} */
    String description();

    /**
     * {@return the largest error that is tolerated}
     *
     * @param tensor dW1, db1, …
     * @param index flat, row by row
     * @param expected the expected value
     */
    double bound(TensorName tensor, int index, double expected);

    /**
     * {@return whether the expected value itself is too uncertain to decide}
     *
     * @param tensor dW1, db1, …
     * @param index flat, row by row
     */
    default boolean isOracleTooUncertain(TensorName tensor, int index) {
        return false;
    }

    /**
     * {@return the standard deviation of a correct engine's error, as an estimate; +∞ if none is known}
     *
     * @param tensor dW1, db1, …
     * @param index flat, row by row
     */
    default double deviation(TensorName tensor, int index) {
        return Double.POSITIVE_INFINITY;
    }

    /**
     * {@return the standard deviation of Σ w e over a gradient's entries, e being a correct engine's error, as an estimate; +∞ if none
     * is known}
     *
     * @param coefficients w
     */
    default double deviationOfSum(Gradients coefficients) {
        return Double.POSITIVE_INFINITY;
    }

    /** {@return the largest relative error that all entries of a correct engine may have in common, apart from all other errors} */
    default double commonRelativeError() {
        return 0;
    }

    /**
     * {@return |actual − expected| ≤ atol + rtol · |expected|, as in NumPy's and PyTorch's {@code allclose}}
     *
     * @param rtol relative, not negative
     * @param atol absolute, not negative
     */
    static Tolerance allClose(double rtol, double atol) {
        if (!(rtol >= 0) || !(atol >= 0)) {
            throw new IllegalArgumentException("rtol and atol are not negative; got %s and %s".formatted(rtol, atol));
        }
        return new GivenTolerance(
                "allclose with rtol " + rtol + " and atol " + atol + ", as given",
                expected -> atol + rtol * Math.abs(expected));
    }

    /**
     * {@return a number of units in the last place of the expected value}
     *
     * @param ulps not negative
     * @param precision whose last place
     */
    static Tolerance ulps(double ulps, Precision precision) {
        if (!(ulps >= 0)) {
            throw new IllegalArgumentException("a number of ulps is not negative; got " + ulps);
        }
        return new GivenTolerance(
                "%s ulp of %s, as given".formatted(ulps, precision.id()), expected -> ulps * precision.ulp(expected));
    }

    /**
     * {@return how far two engines may be apart, each within its own tolerance of the same exact solution: the sum of the two}
     *
     * @param first the tolerance of one engine
     * @param second the tolerance of the other engine
     */
    static Tolerance ofBoth(Tolerance first, Tolerance second) {
        return new SumOfTolerances(first, second);
    }
}
