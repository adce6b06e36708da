package org.gradcheck4j.harness.comparison;

import java.util.function.DoubleUnaryOperator;
import org.gradcheck4j.model.TensorName;

/**
 * A tolerance of the user's choice, the same in every tensor.
 *
 * @param description in words
 * @param ofExpected the largest error that is tolerated, from the expected value
 */
record GivenTolerance(String description, DoubleUnaryOperator ofExpected) implements Tolerance {

    @Override
    public double bound(TensorName tensor, int index, double expected) {
        return ofExpected.applyAsDouble(expected);
    }
}
