package org.gradcheck4j.harness.application.diff;

import org.gradcheck4j.model.TensorName;

/**
 * An entry that differs.
 *
 * @param tensor dW1, db1, …
 * @param row from 0
 * @param column from 0
 * @param older its value in the old run
 * @param newer its value in the new run
 * @param exact the double nearest to the exact value
 * @param bounds the sum of both bounds: two correct values are no further apart
 * @param ulps |newer − older| in units in the last place of the exact value, in the precision of the gradients
 * @param olderError |older − exact|; +∞ if it is not finite
 * @param newerError |newer − exact|; +∞ if it is not finite
 */
public record EntryDifference(
        TensorName tensor,
        int row,
        int column,
        double older,
        double newer,
        double exact,
        double bounds,
        double ulps,
        double olderError,
        double newerError) {

    /** {@return |newer − older|; +∞ if one is not finite} */
    public double difference() {
        return distance(older, newer);
    }

    /** {@return difference ÷ sum of both bounds: above 1, the bounds do not explain it} */
    public double ofBounds() {
        return share(difference(), bounds);
    }

    /** {@return such as {@code dW2[0, 3]}} */
    public String place() {
        return tensor.entry(row, column);
    }

    static double distance(double older, double newer) {
        double difference = Math.abs(newer - older);
        return Double.isFinite(difference) ? difference : Double.POSITIVE_INFINITY;
    }

    /** {@return error ÷ bound; 0 if the error is, whatever the bound} */
    static double share(double error, double bound) {
        return error == 0 ? 0 : error / bound;
    }
}
