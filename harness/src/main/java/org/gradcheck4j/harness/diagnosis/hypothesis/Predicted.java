package org.gradcheck4j.harness.diagnosis.hypothesis;

import org.gradcheck4j.model.Matrix;

/**
 * What a hypothesis says an engine returned in place of one tensor, and how far off a correct such engine may be.
 *
 * @param value each entry to about 16 digits
 * @param bound of the same shape, not negative
 */
record Predicted(Matrix value, Matrix bound) {

    /**
     * {@return both multiplied}
     *
     * @param rounding what the multiplication is off by, relatively
     * @param underflow and absolutely
     */
    Predicted times(double factor, double rounding, double underflow) {
        double size = Math.abs(factor);
        return new Predicted(
                value.map(v -> factor * v),
                bound.map(value, (b, v) -> size * (b + rounding * (Math.abs(v) + b)) + underflow));
    }

    /** {@return how far an entry of an engine's may be: the bound, and what the prediction itself is off by} */
    double slack(int index) {
        return bound.get(index) * (1 + OWN_SHARE) + OWN_ROUNDING * Math.abs(value.get(index)) + OWN_UNDERFLOW;
    }

    /** The oracle's bound is below 2⁻⁵⁰ of any engine's. */
    private static final double OWN_SHARE = 0x1p-40;

    /** The prediction is held in double, and changed at most a few times. */
    private static final double OWN_ROUNDING = 0x1p-51;

    /** The oracle loses 2⁻¹⁰⁷² in each operation that underflows; this covers a few thousand. */
    private static final double OWN_UNDERFLOW = 0x1p-1060;
}
