package org.gradcheck4j.harness.comparison;

import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;

/**
 * At most so many units in the last place of the expected value.
 *
 * @param ulps how many
 * @param precision whose last place
 */
record UlpTolerance(double ulps, Precision precision) implements Tolerance {

    UlpTolerance {
        if (!(ulps >= 0)) {
            throw new IllegalArgumentException("a number of ulps is not negative; got " + ulps);
        }
    }

    @Override
    public String description() {
        return "%s ulp of %s, as given".formatted(ulps, precision.id());
    }

    @Override
    public double bound(TensorName tensor, int index, double expected) {
        return ulps * precision.ulp(expected);
    }
}
