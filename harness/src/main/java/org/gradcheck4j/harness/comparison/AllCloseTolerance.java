package org.gradcheck4j.harness.comparison;

import org.gradcheck4j.model.TensorName;

/**
 * |actual − expected| ≤ atol + rtol · |expected|.
 *
 * @param rtol relative
 * @param atol absolute
 */
record AllCloseTolerance(double rtol, double atol) implements Tolerance {

    AllCloseTolerance {
        if (!(rtol >= 0) || !(atol >= 0)) {
            throw new IllegalArgumentException("rtol and atol are not negative; got %s and %s".formatted(rtol, atol));
        }
    }

    @Override
    public String description() {
        return "allclose with rtol " + rtol + " and atol " + atol + ", as given";
    }

    @Override
    public double bound(TensorName tensor, int index, double expected) {
        return atol + rtol * Math.abs(expected);
    }
}
