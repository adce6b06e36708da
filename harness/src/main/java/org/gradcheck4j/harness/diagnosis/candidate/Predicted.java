package org.gradcheck4j.harness.diagnosis.candidate;

import org.gradcheck4j.departure.DepartedSolution;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;

/**
 * What a candidate returns for one tensor, and how far an engine that does the same may be from it.
 *
 * @param value each entry to about 16 digits
 * @param bound of the same shape, not negative
 */
public record Predicted(Matrix value, Matrix bound) {

    /** The oracle's bound is below 2⁻⁵⁰ of any engine's. */
    private static final double OWN_SHARE = 0x1p-40;

    /** The prediction is held in double, and changed at most a few times. */
    private static final double OWN_ROUNDING = 0x1p-51;

    /** The oracle loses 2⁻¹⁰⁷² in each operation that underflows; this covers a few thousand. */
    private static final double OWN_UNDERFLOW = 0x1p-1060;

    /** {@return what a backward pass returns for dW[i], db[i] or J, before any change} */
    public static Predicted of(DepartedSolution departed, TensorName tensor) {
        int i = tensor.layer();
        return switch (tensor.quantity()) {
            case dW -> new Predicted(departed.dW(i).rounded(), departed.boundOfDW(i));
            case db -> new Predicted(departed.db(i).rounded(), departed.boundOfDb(i));
            case J -> new Predicted(Matrix.row(departed.loss()), Matrix.row(departed.boundOfLoss()));
            case A -> throw new IllegalArgumentException("a backward pass returns no activation");
        };
    }

    /**
     * {@return value and bound times a factor}
     *
     * @param rounding the relative error of the multiplication in the engine
     * @param underflow its absolute error
     */
    public Predicted times(double factor, double rounding, double underflow) {
        double size = Math.abs(factor);
        return new Predicted(
                value.map(v -> factor * v),
                bound.map(value, (b, v) -> size * (b + rounding * (Math.abs(v) + b)) + underflow));
    }

    /** {@return how far an engine's entry may be from the value: the bound, and the error of the prediction itself} */
    public double allowedError(int index) {
        return bound.get(index) * (1 + OWN_SHARE) + OWN_ROUNDING * Math.abs(value.get(index)) + OWN_UNDERFLOW;
    }

    /** {@return whether every entry of an engine's is as near as it must be} */
    public boolean fits(Matrix actual) {
        for (int k = 0; k < actual.size(); k++) {
            if (!(Math.abs(actual.get(k) - value.get(k)) <= allowedError(k))) {
                return false;
            }
        }
        return true;
    }
}
